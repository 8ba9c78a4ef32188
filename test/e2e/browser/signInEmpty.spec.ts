import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { anAccount } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')

let server: TestServer
test.beforeAll(async () => {
  server = await startTestServer({ accounts: [jonas], tickets: [], filesDir })
})
test.afterAll(() => server.close())

test.use({ locale: 'fi-FI' })

test('[BRD194] what is missing at the sign-in is said by the console, in its language, and the field has the focus', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(request.url())
  })
  await page.goto(server.url)
  await page.locator('#email').press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Kirjoita ensin sähköpostiosoitteesi.')
  await page.locator('#email').fill(jonas.email)
  await page.locator('#email').press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Kirjoita ensin salasanasi.')
  await expect(page.locator('#password')).toBeFocused()
  expect(asked).toEqual([])
})

test.describe('in English', () => {
  test.use({ locale: 'en-GB' })
  test('[BRD194] who types both is signed in', async ({ page }) => {
    await page.goto(server.url)
    await page.locator('#email').press('Enter')
    await signInOn(page, jonas.email)
    await expect(page.getByText(/^Live/)).toBeVisible()
  })
})
