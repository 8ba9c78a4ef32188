import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { signInOn } from '#kit/signInOn'
import { desktopStory, newFolder, startDeskServer } from './desktopStory'

const story = desktopStory()

const settingsIn = (userData: string) =>
  JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')) as Record<string, unknown>

/** Null while the page is loaded anew for another server. */
const serversOf = (page: Page) => page.evaluate(() => window.desk?.servers() ?? null).catch(() => null)

async function nameServer(page: Page, address: string): Promise<void> {
  await page.getByLabel('Address').fill(address)
  await expect(page.getByText('Is a T-Minus server')).toBeVisible()
  await page.getByRole('button', { name: /^Continue/ }).click()
}

test('[DSK62] on a new computer the console asks for its server, then a sign-in, then tests the alerts', async () => {
  const server = await startDeskServer()
  try {
    const userData = newFolder()
    const page = await story.start({ userData, args: [] })
    await expect(page.getByRole('heading', { name: 'Three checks, then the board' })).toBeVisible()
    await page.getByLabel('Address').fill('127.0.0.1:9')
    await expect(page.getByText('http://127.0.0.1:9 does not answer.')).toBeVisible()
    await nameServer(page, server.url)
    await signInOn(page, server.signIn?.email ?? '', server.signIn?.password ?? '')
    await expect(page.getByText('You say what you saw and heard')).toBeVisible()
    await page.getByRole('button', { name: 'Later' }).click()
    await expect(page.getByText(/^Live/)).toBeVisible({ timeout: 20_000 })
    await expect.poll(() => settingsIn(userData)).toMatchObject({ serverUrl: server.url, isSetUp: true })
    await story.app().close()
    const again = await story.start({ userData, args: [] })
    await expect(again.getByText(/^Live/)).toBeVisible({ timeout: 20_000 })
  } finally {
    await server.kill()
  }
})

test('[SEC171] what a page says after another server was turned to is not kept for that one', async () => {
  const page = await story.start({ args: [] })
  await page.evaluate(() => {
    void window.desk?.turnToServer({ url: 'http://127.0.0.1:9', name: 'Night' })
    void window.desk?.saveToken('of-the-former-desk', { keep: false })
  })
  await expect.poll(() => serversOf(page)).toMatchObject({ current: 'http://127.0.0.1:9' })
  await page.waitForLoadState()
  expect(await page.evaluate(() => window.desk?.loadToken())).toBeNull()
})

test('[DSK63] another server is turned to with its own sign-in, and removed with everything kept for it', async () => {
  const servers = await Promise.all([startDeskServer(), startDeskServer()])
  try {
    const [day, night] = servers.map(({ url }) => url)
    const page = await story.start({ args: [] })
    await nameServer(page, day ?? '')
    await expect(page.getByLabel('E-mail')).toBeVisible()
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByRole('button', { name: 'Add a server' }).click()
    await nameServer(page, night ?? '')
    await expect.poll(() => serversOf(page)).toMatchObject({ current: night })
    await page.getByRole('button', { name: 'Change' }).click()
    await page
      .getByRole('listitem')
      .filter({ hasText: day ?? '' })
      .getByRole('button', { name: 'Remove' })
      .click()
    await expect(page.getByRole('heading', { name: /^Remove / })).toBeVisible()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect.poll(async () => (await serversOf(page))?.profiles.map(({ url }) => url)).toEqual([night])
  } finally {
    for (const server of servers) await server.kill()
  }
})
