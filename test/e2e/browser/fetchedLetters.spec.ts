import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anAccount } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')

let server: TestServer
test.beforeEach(async () => {
  server = await startTestServer({ accounts: [jonas], filesDir })
})
test.afterEach(() => server.close())

/** How often the page has asked for Cyrillic letters, from now on. */
function cyrillicAskedBy(page: Page): () => number {
  let count = 0
  page.on('request', (request) => {
    if (request.url().includes('inter-cyrillic')) count++
  })
  return () => count
}

/** Everything that is shown is laid out, and the letters it needs are here. */
const hasItsLetters = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready
    return document.fonts.status
  })

test('[LNG12] an English sign-in and board fetch no Cyrillic letters, also where another language can be chosen', async ({
  page,
}) => {
  const asked = cyrillicAskedBy(page)
  await page.goto(server.url)
  const choice = page.getByRole('combobox', { name: 'Language' })
  await expect(choice.getByRole('option', { name: 'Русский' })).toBeAttached()
  expect(await hasItsLetters(page)).toBe('loaded')
  expect(asked()).toBe(0)
  await signInOn(page, jonas.email)
  await expect(page.getByText(/^Live/).first()).toBeVisible()
  expect(await hasItsLetters(page)).toBe('loaded')
  expect(asked()).toBe(0)
})

test('[LNG12] they are fetched with the first Russian words', async ({ page }) => {
  const asked = cyrillicAskedBy(page)
  await page.goto(server.url)
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ru')
  await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible()
  await expect.poll(asked).toBe(1)
})
