// @ts-check
// What pictures are taken of, opened by keys and by parts that are the same in every language.

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ url: string, signIn: { email: string, password: string }, kill: () => void }} Desk */
/** @typedef {(options: import('@playwright/test').BrowserContextOptions) => Promise<import('@playwright/test').BrowserContext>} NewContext */
/** @typedef {(name: string, page: Page) => Promise<void>} Take */

/** A wall that has heard the server, has read all that is kept here, and shows the week. */
const LIVE_WALL = '.wall:has(.fresh:not(.is-stale)):has(.next .clock):has(.queues h2 b):has(.today svg)'
const wallSize = { width: 1920, height: 1080 }
/** The reading goes stale, and is drawn so, once the server has been silent for a minute. */
const STALE_AFTER_MS = 63_000

/** @param {Page} page @param {readonly string[]} keys */
async function press(page, keys) {
  for (const key of keys) await page.keyboard.press(key)
}

/** @param {Page} page @param {Desk} desk @param {Take} take */
async function signIn(page, desk, take) {
  await page.goto(desk.url)
  await page.locator('#email').waitFor()
  await take('sign-in', page)
  await page.locator('#email').fill(desk.signIn.email)
  await page.locator('#password').fill(desk.signIn.password)
  await page.keyboard.press('Enter')
  await page.getByRole('timer').first().waitFor()
}

/** @param {Page} page @param {Take} take */
async function takeBoard(page, take) {
  await press(page, ['j', 'j'])
  await take('board', page)
  await page.locator('.filters .chip-face').nth(2).click()
  await page.getByRole('menuitemcheckbox', { name: 'P1' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'P2' }).click()
  await page.keyboard.press('Escape')
  await page.locator('.filters .chip:has(.lucide-bookmark) .chip-face').click()
  await page.getByRole('menuitem').first().click()
  await page.locator('dialog input[type=text]').fill('P1 + P2')
  await page.keyboard.press('Enter')
  await page.locator('.saved-views [aria-current]').waitFor()
  await take('board-saved-view', page)
  await page.keyboard.press('8')
}

/** What lies over the board. @param {Page} page @param {Take} take */
async function takeOverlays(page, take) {
  for (const [name, key] of /** @type {const} */ ([
    ['palette', 'Control+k'],
    ['snooze', 's'],
    ['keys', '?'],
    ['settings', ','],
  ])) {
    await page.keyboard.press(key)
    await page.locator('dialog[open]').waitFor()
    await take(name, page)
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
  }
}

/** @param {Page} page @param {Take} take */
async function takeTicket(page, take) {
  await page.locator('[role=row][aria-selected=true]').first().click()
  await page.keyboard.press('Enter')
  await page.locator('#composer-text').waitFor()
  await take('ticket', page)
  // Asked for the third time, it tells of the resolution, which has most to tell.
  await press(page, ['y', 'y', 'y'])
  await page.locator('.why').waitFor()
  await take('ticket-why', page)
  await press(page, ['Escape', 'Escape'])
}

/**
 * The wall in a window of its own: Chromium leaves the size of a closed page to the others of its window.
 * @param {NewContext} newContext
 * @param {import('@playwright/test').BrowserContextOptions} options
 * @param {Desk} desk
 * @param {string} sight
 */
async function openWall(newContext, options, desk, sight) {
  const context = await newContext({ ...options, viewport: wallSize })
  const page = await context.newPage()
  await page.goto(`${desk.url}/wallboard`)
  await page.locator(sight).first().waitFor()
  return page
}

/**
 * Takes all twelve states of one language; the server of `desk` is killed on the way.
 * @param {NewContext} newContext
 * @param {Desk} desk
 * @param {Take} take
 */
export async function takeStates(newContext, desk, take) {
  const context = await newContext({})
  const page = await context.newPage()
  await signIn(page, desk, take)
  await takeBoard(page, take)
  await takeOverlays(page, take)
  const storageState = await context.storageState({ indexedDB: true })
  await take('wallboard', await openWall(newContext, { storageState }, desk, LIVE_WALL))
  await take('wallboard-code', await openWall(newContext, {}, desk, '.code.figures'))
  await takeTicket(page, take)
  desk.kill()
  await page.locator('.banner').first().waitFor()
  await press(page, ['w', 'Shift+S'])
  await page.waitForTimeout(STALE_AFTER_MS)
  await take('offline', page)
}
