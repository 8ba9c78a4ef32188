import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { axeFaults } from '#kit/axeFaults'
import { anAccount } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, TEST_PASSWORD, type TestServer } from '#kit/startServer'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')
const NEW = 'four plain words here'

let server: TestServer
test.beforeEach(async () => {
  server = await startTestServer({ accounts: [jonas], tickets: [], filesDir })
})
test.afterEach(() => server.close())

async function consoleOn(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(server.url)
  await signInOn(page, jonas.email)
  await expect(page.getByText(/^Live/)).toBeVisible()
  return page
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Change password' })
const oldOn = (page: Page) => dialogOf(page).getByLabel('Current password', { exact: true })
const newOn = (page: Page) => dialogOf(page).getByLabel('New password', { exact: true })
const submitOn = (page: Page) => dialogOf(page).getByRole('button', { name: 'Change password' })

async function change(page: Page, old: string, next: string): Promise<void> {
  await oldOn(page).fill(old)
  await newOn(page).fill(next)
  await newOn(page).press('Enter')
}

test('[ACC11] an agent changes their password from the account menu: what is wrong is said, this console goes on, another device signs in again', async ({
  browser,
}) => {
  const here = await consoleOn(browser)
  const elsewhere = await consoleOn(browser)
  await here.getByRole('button', { name: /your account$/ }).click()
  await here.getByRole('menuitem', { name: 'Change password' }).click()
  await expect(oldOn(here)).toBeFocused()
  const told = dialogOf(here).getByRole('alert')

  await oldOn(here).press('Enter')
  await expect(told).toHaveText('Type your current password first.')
  await change(here, TEST_PASSWORD, 'too short')
  await expect(told).toHaveText('A new password has at least 12 characters. Choose a longer one.')
  await expect(newOn(here)).toBeFocused()
  await change(here, 'not the old one', NEW)
  await expect(told).toHaveText(/^That is not your current password\. 4 more tries/)
  await expect(oldOn(here)).toBeFocused()
  for (const colorScheme of ['dark', 'light'] as const) {
    await here.emulateMedia({ colorScheme })
    expect(await axeFaults(here, 'dialog'), colorScheme).toEqual([])
  }
  await here.getByRole('button', { name: 'Show password: New password' }).click()
  await expect(newOn(here)).toHaveAttribute('type', 'text')

  await change(here, TEST_PASSWORD, NEW)
  await expect(dialogOf(here)).toHaveCount(0)
  await expect(here.getByText(/^Your password is changed\./)).toBeVisible()
  await expect(elsewhere.getByLabel('E-mail')).toBeVisible()
  await expect(here.getByText(/^Live/)).toBeVisible()
  await signInOn(elsewhere, jonas.email)
  await expect(elsewhere.getByText(/^That password does not match this address\./)).toBeVisible()
  await signInOn(elsewhere, jonas.email, NEW)
  await expect(elsewhere.getByText(/^Live/)).toBeVisible()
})

test('[ACC11] the palette leads there too; without the server nothing is asked and that is said, and too many tries wait', async ({
  browser,
}) => {
  const page = await consoleOn(browser)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/password')) asked.push(request.method())
  })
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('password')
  await page.keyboard.press('Enter')
  await expect(oldOn(page)).toBeFocused()
  const told = dialogOf(page).getByRole('alert')
  for (const left of [/4 more tries/, /3 more tries/, /2 more tries/, /1 more try/, /Wait a minute/]) {
    await change(page, 'not the old one', NEW)
    await expect(told).toHaveText(left)
  }
  await change(page, TEST_PASSWORD, NEW)
  await expect(told).toHaveText(/^Too many tries\. Wait/)

  await page.context().setOffline(true)
  await expect(told).toHaveText(/^A password is changed on the server, which cannot be reached now\./)
  await expect(submitOn(page)).toHaveAttribute('aria-disabled', 'true')
  await newOn(page).press('Enter')
  await expect(told).toHaveText(/^A password is changed on the server/)
  expect(asked).toHaveLength(6)
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(dialogOf(page)).toHaveCount(0)
})
