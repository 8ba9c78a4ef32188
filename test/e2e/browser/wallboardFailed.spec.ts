import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from '#kit/axeFaults'
import { aDesk, anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

const account = anAccount('Hall Screen', 'display')
let server: TestServer
test.beforeEach(async () => {
  const openedAt = plusMs(instant(Date.now()), -2 * MINUTE_MS)
  server = await startTestServer({
    accounts: [account],
    desk: aDesk({ name: 'Hall desk' }),
    tickets: [aTicket().id('20401').priority('P1').openedAt(openedAt).build()],
    filesDir: join(import.meta.dirname, '../../../out/renderer'),
  })
})
test.afterEach(() => server.close())

/** The wall, signed in, with a clock of its own. */
async function openWall(page: Page): Promise<void> {
  await page.clock.install()
  await page.goto(`${server.url}/wallboard`)
  await page.getByRole('button', { name: 'Sign in with a password' }).click()
  await signInOn(page, account.email)
  await expect(page.locator('.queues h2')).toHaveText('1 open')
}

const sentence = (page: Page) => page.getByRole('heading', { name: /^Something on the wallboard failed/ })

/** What the set-up is drawn with fails until the page says so, however often it is tried again. */
async function fail(page: Page): Promise<void> {
  const sound = await page.evaluateHandle(() => {
    const own = Array.prototype.toSorted
    Reflect.set(Array.prototype, 'toSorted', () => {
      throw new Error('A fault of the wall.')
    })
    // In the same moment: what else is drawn meanwhile fails as well, and a key pressed after that brings the wall back.
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', bubbles: true }))
    return own
  })
  await expect(sentence(page)).toBeVisible()
  await sound.evaluate((own) => {
    Reflect.set(Array.prototype, 'toSorted', own)
  })
}

const loaded = (page: Page) => page.waitForEvent('framenavigated')

test('[WBD62] a wall that fails comes back by itself once its page can be loaded', async ({ page }) => {
  // A server without the pages kept in the browser: what is away then leaves nothing to load.
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
  await openWall(page)
  await fail(page)
  await page.route('**/wallboard', (route) => route.abort())
  const refused = page.waitForEvent('requestfailed')
  await page.clock.runFor(15_000)
  await refused
  await expect(sentence(page)).toBeVisible()
  await page.unroute('**/wallboard')
  const again = loaded(page)
  await page.clock.runFor(15_000)
  await again
  await expect(page.locator('.queues h2')).toHaveText('1 open')
})

for (const key of ['Escape', 'Enter', 'Space', 'e']) {
  test(`[WBD62] a wall that fails comes back by ${key}, wherever the focus is`, async ({ page }) => {
    await openWall(page)
    await fail(page)
    await expect(page.getByRole('button', { name: 'Load again' })).toBeFocused()
    await sentence(page).click()
    const again = loaded(page)
    await page.keyboard.press(key)
    await again
    await expect(page.locator('.queues h2')).toHaveText('1 open')
  })
}

test('[WBD62] [WBD13] what a wall that failed says fills it, in either theme', async ({ page }) => {
  await openWall(page)
  await fail(page)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeFaults(page)).toEqual([])
  }
  for (const { width, height } of [
    { width: 1920, height: 1080 },
    { width: 1280, height: 720 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize({ width, height })
    const said = await sentence(page).boundingBox()
    expect(said?.width).toBeGreaterThan(width * 0.4)
    expect((said?.x ?? 0) + (said?.width ?? 0) / 2).toBeCloseTo(width / 2, -1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
