import { expect, type Locator, test } from '@playwright/test'
import { axeFaults } from '#kit/axeFaults'
import { drawnBoardOf, notices, row, rows } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[BRD205] where a desk has no queue yet the rail says how queues come, readable in both themes', async ({
  page,
}) => {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await page.goto(`${pages.url}?still&new`)
    const rail = page.getByRole('navigation', { name: 'Views and queues' })
    await expect(rail.getByRole('heading', { name: 'Queues' })).toBeVisible()
    await expect(rail.getByText('There is no queue here yet.')).toBeVisible()
    expect(await axeFaults(page, '.rail')).toEqual([])
  }
})

test('[BRD21] the sync health panel never lies over the banner, and gives way to the ticket it opens', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1300, height: 800 })
  await drawnBoard(page, 'still&offline')
  await page.keyboard.press('Shift+S')
  await page.getByRole('button', { name: 'Try now' }).click()
  const panel = page.getByRole('complementary', { name: 'Sync health' })
  await panel.getByRole('button', { name: 'Open ticket' }).click()
  await expect(page.getByRole('group', { name: 'Verbs' })).toBeVisible()
  await expect(panel).toHaveCount(0)
})

test('[BRD10] a refusal is told across the top, and offered for show only while it is not shown', async ({
  page,
}) => {
  await drawnBoard(page, 'still&offline')
  await page.evaluate(() => {
    const desk = window.paperDesk
    desk?.connect({ kind: 'live' }, desk.now())
  })
  await expect(page.getByText('Your acknowledgement of 20429 was not applied.')).toBeVisible()
  const show = page.getByRole('button', { name: 'Show it' })
  await show.click()
  await expect(page.getByRole('heading', { name: 'Mira Laine acknowledged first' })).toBeVisible()
  await expect(show).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(show).toBeVisible()
})

test('[BRD25] at 900 by 600 a console that is too old says what to do in full', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 })
  await drawnBoard(page)
  await page.evaluate(() => {
    const desk = window.paperDesk
    desk?.connect({ kind: 'too-old' }, desk.now())
  })
  const banner = page.getByRole('region', { name: 'Connection' })
  await expect(banner).toContainText('Load this page again to get the version that fits.')
  expect(await banner.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
})

test('[BRD241] a page that is too old for the server is loaded again by its own button', async ({ page }) => {
  await drawnBoard(page)
  await page.evaluate(() => {
    const desk = window.paperDesk
    desk?.connect({ kind: 'too-old' }, desk.now())
  })
  const loaded = page.waitForEvent('load')
  await page.getByRole('region', { name: 'Connection' }).getByRole('button', { name: 'Load again' }).click()
  await loaded
  await expect(page.getByText('too old for the server')).toHaveCount(0)
})

test('[BRD24] the tab is called after what is past due of the agent’s own, whatever the board shows', async ({
  page,
}) => {
  await drawnBoard(page)
  await expect(page).toHaveTitle('2 breached · Everything open · T-Minus')
  await page.keyboard.press('/')
  await page.keyboard.type('nothing is called that')
  await expect(page.getByText('No ticket of “Everything open” matches')).toBeVisible()
  await expect(page).toHaveTitle('2 breached · Everything open · T-Minus')
})

test('[BRD19] from an empty search in a view the same words are searched for in everything open', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('5')
  await page.keyboard.press('/')
  await page.keyboard.type('card payments')
  await page.getByRole('button', { name: 'Search everything open' }).click()
  await expect(rows(page)).toHaveCount(1)
})

test('[BRD201] the account menu stands in named groups, all of it in sight, and keys walk through them', async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 600 })
  await drawnBoard(page, 'still&supervisor')
  const account = page.getByRole('button', { name: /your account$/ })
  const menu = page.getByRole('menu')
  const item = (name: string) => menu.getByText(name, { exact: true })
  const lookAtIt = async () => {
    await account.press('Enter')
    await expect(menu.getByRole('group')).toHaveCount(4)
    for (const [group, first] of [
      ['Theme', 'As the system'],
      ['Language', 'English'],
      ['Go to', 'Settings'],
      ['Sign out', 'Sign out'],
    ] as const) {
      const items = menu.getByRole('group', { name: group }).locator('[role^=menuitem]')
      await expect(items.first()).toHaveText(first)
    }
    await expect(item('As the system')).toBeInViewport({ ratio: 1 })
    await expect(item('Sign out and leave nothing here')).toBeInViewport({ ratio: 1 })
    expect(await axeFaults(page, '[role=menu]')).toEqual([])
  }
  await lookAtIt()
  await expect(item('As the system')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(item('Sign out and leave nothing here')).toBeFocused()
  await page.keyboard.press('Home')
  for (const name of ['Dark', 'Light', 'English']) {
    await page.keyboard.press('ArrowDown')
    await expect(item(name)).toBeFocused()
  }
  await page.keyboard.press('Escape')
  await expect(account).toBeFocused()
  // From the rail beside a ticket it opens upwards.
  await rows(page).first().dblclick()
  await expect(page.getByRole('group', { name: 'Verbs' })).toBeVisible()
  await lookAtIt()
})

test('[BRD23] a menu is walked by keys: the ends, and a name as it is typed', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('f')
  const item = (name: string) => page.getByRole('menuitemcheckbox', { name })
  await expect(item('Data')).toBeFocused()
  await page.keyboard.press('End')
  await expect(item('Workplace')).toBeFocused()
  await page.keyboard.type('net')
  await expect(item('Network')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(item('Network')).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Queue: Network' })).toBeFocused()
})

test('[BRD25] at 900 by 600 no word of the frame is cut and every verb can be reached', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 })
  await drawnBoard(page, 'still&offline')
  const isWhole = (element: Element) => element.scrollWidth <= element.clientWidth
  for (const part of ['.top h1', '.banner', '.hints', '.columns', '.lines']) {
    expect(await page.locator(part).evaluate(isWhole), part).toBe(true)
  }
  await page.keyboard.press('Enter')
  for (const part of ['.ticket-head h1', '.narrow-title', '.verbs', '.gauge h2', '.gauge .reading']) {
    await expect(page.locator(part), part).not.toHaveCount(0)
    for (const element of await page.locator(part).all()) {
      expect(await element.evaluate(isWhole), part).toBe(true)
    }
  }
  await page.keyboard.press('?')
  await page.locator('.legend').scrollIntoViewIfNeeded()
  await expect(page.locator('.legend')).toBeInViewport({ ratio: 1 })
})

test('[BRD25] at 200 % the subject stays on the board and the verbs in the ticket', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 })
  await drawnBoard(page)
  const subject = row(page, '20377').getByRole('rowheader')
  await expect(subject).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Assign' })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: /^Send/ })).toBeInViewport({ ratio: 1 })
})

test('[BRD26] where the system forces its colours, the shape still tells how urgent a clock is', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await drawnBoard(page)
  const clockOf = (id: string) => row(page, id).getByRole('timer').first()
  await expect(clockOf('20377')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await expect(clockOf('20433')).toHaveCSS('outline', /solid 3px/)
  await expect(clockOf('20418')).toHaveCSS('outline', /solid 1px/)
  await expect(clockOf('20366')).toHaveCSS('outline', /dashed 1px/)
})

test('[BRD27] the panel says that alerts are not shown until the browser is allowed to', async ({ page }) => {
  await drawnBoard(page, 'still&unasked')
  await page.keyboard.press('Shift+S')
  const panel = page.getByRole('complementary', { name: 'Sync health' })
  await expect(panel).toContainText('not shown')
  await panel.getByRole('button', { name: 'Allow alerts' }).click()
  await expect(panel).not.toContainText('not shown')
})

test('[ALR137] while no alert can reach the agent a mark beside the freshness says so and opens why, also in a small window', async ({
  page,
}) => {
  const mark = page.getByRole('button', { name: 'Alerts do not reach you. See why' })
  await drawnBoard(page)
  await expect(page.getByRole('button', { name: /^Live/ })).toBeVisible()
  await expect(mark).toHaveCount(0)
  await page.setViewportSize({ width: 900, height: 600 })
  await drawnBoard(page, 'still&unasked')
  await expect(mark).toBeVisible()
  const isWhole = (element: Element) => element.scrollWidth <= element.clientWidth
  expect(await page.locator('.top').first().evaluate(isWhole)).toBe(true)
  await page.keyboard.press('Enter')
  await expect(mark).toBeVisible()
  expect(await page.locator('.narrow-title').evaluate(isWhole)).toBe(true)
  await mark.click()
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await expect(settings.getByRole('button', { name: 'Test my alerts' }).first()).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(settings.locator('.reach-line')).toHaveCount(1)
})

test('[BRD28] a notice never lies over what is being written', async ({ page }) => {
  for (const width of [1440, 1100, 900]) {
    await page.setViewportSize({ width, height: 700 })
    await drawnBoard(page)
    for (const key of ['j', 'j', 'Enter']) await page.keyboard.press(key)
    await expect(page.getByRole('group', { name: 'Verbs' })).toBeVisible()
    await page.keyboard.press('t')
    await expect(notices(page).locator('.notice')).toBeVisible()
    const notice = await notices(page).locator('.notice').boundingBox()
    const ticket = await page.getByRole('main').boundingBox()
    expect(notice && ticket && notice.x + notice.width <= ticket.x).toBe(true)
  }
})

test('[BRD74] at 900 by 600 every filter that is added and every button of a ticket stays in sight', async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 600 })
  await drawnBoard(page)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const items = page.getByRole('menuitemcheckbox')
  await expect(items).not.toHaveCount(0)
  const filters = page.getByRole('group', { name: 'Filters' }).locator('.menu-anchor')
  const before = await filters.count()
  for (const item of await items.all()) await item.click()
  await page.keyboard.press('Escape')
  await expect(items).toHaveCount(0)
  expect(await filters.count()).toBeGreaterThan(before)
  const reach = async (buttons: Locator) => {
    await expect(buttons).not.toHaveCount(0)
    return buttons.evaluateAll((all) =>
      Math.max(...all.map((button) => button.getBoundingClientRect().right)),
    )
  }
  expect(await reach(page.getByRole('group', { name: 'Filters' }).locator('button'))).toBeLessThanOrEqual(900)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const side = page.getByRole('complementary', { name: 'Properties' })
  expect(await reach(side.getByRole('button'))).toBeLessThanOrEqual(900)
})
