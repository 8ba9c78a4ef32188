import { expect, type Page, test } from '@playwright/test'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

/** The drawn board, its time standing still, with nothing left over from another test. */
async function drawnBoard(page: Page, query = 'still'): Promise<void> {
  await page.goto(`${pages.url}?${query}`)
  await expect(page.getByRole('heading', { name: 'Everything open' })).toBeVisible()
  await expect(selected(page)).toHaveCount(1)
}

const selected = (page: Page) => page.locator('[role=row][aria-selected=true]')
const row = (page: Page, id: string) => page.locator(`[id="row-${id}"]`)
const rows = (page: Page) => page.locator('[role=row][id^=row-]')
const notices = (page: Page) => page.locator('.notices')

test('[BRD16] J, K, the arrows, Home, End and ] move over the list', async ({ page }) => {
  await drawnBoard(page)
  await expect(selected(page)).toHaveId('row-20377')
  for (const [key, id] of [
    ['j', '20431'],
    ['ArrowDown', '20409'],
    ['k', '20431'],
    [']', '20433'],
    ['End', '20366'],
    ['j', '20366'],
    ['Home', '20377'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(selected(page)).toHaveId(`row-${id}`)
  }
})

test('[BRD16] Enter opens the selected ticket, J goes on in the pane, Escape leads back', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('Enter')
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('Mailbox finance-ap not receiving external mail')
  await page.keyboard.press('j')
  await expect(title).toHaveText('Card payments fail at checkout, gateway 502')
  await page.keyboard.press('Escape')
  await expect(title).toHaveText('Everything open')
})

test('[BRD20] after a press with the mouse the keys still act on the list', async ({ page }) => {
  await drawnBoard(page)
  await page.getByRole('button', { name: /Everything open/ }).click()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Card payments fail at checkout, gateway 502',
  )
  await expect(page.getByRole('grid')).toBeFocused()
})

test('[BRD20] the list has the focus again after a dialog, the panel, a search or a ticket is left', async ({
  page,
}) => {
  await drawnBoard(page)
  const list = page.getByRole('grid')
  await expect(list).toBeFocused()
  for (const [key, opened] of [
    ['e', page.getByRole('dialog')],
    ['?', page.getByRole('dialog')],
    ['Shift+S', page.getByRole('complementary', { name: 'Sync health' })],
    ['Enter', page.getByRole('toolbar', { name: 'Verbs' })],
  ] as const) {
    await page.keyboard.press(key)
    await expect(opened).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(opened).toHaveCount(0)
    await expect(list, key).toBeFocused()
  }
  await page.keyboard.press('/')
  await page.keyboard.press('Escape')
  await expect(list).toBeFocused()
})

test('[BRD20] what is typed right after / is searched for and runs no verb', async ({ page }) => {
  await drawnBoard(page)
  const search = page.getByRole('searchbox')
  await page.keyboard.press('/')
  await page.keyboard.type('rrr')
  await expect(search).toHaveValue('rrr')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('toolbar', { name: 'Verbs' })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('rrr')
  await expect(search).toHaveValue('rrr')
  await page.keyboard.press('Escape')
  await expect(rows(page)).toHaveCount(17)
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
  await expect(page.getByRole('toolbar', { name: 'Verbs' })).toBeVisible()
  await expect(panel).toHaveCount(0)
})

test('[BRD16] digits show views, and a second key of a sequence is no verb', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'My next breaches' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await page.keyboard.press('6')
  await expect(page.getByRole('rowheader', { name: /^Paused/ })).toContainText('2')
})

test('[BRD17] acknowledging moves the row to its next promise, and again says why not', async ({ page }) => {
  await drawnBoard(page)
  await row(page, '20433').hover()
  await page.keyboard.press(']')
  await page.keyboard.press('a')
  await expect(row(page, '20433')).toContainText('first reply')
  await page.keyboard.press('a')
  await expect(notices(page)).toContainText('You have acknowledged it.')
})

test('[BRD17] a resolved ticket leaves the view and its neighbour is selected', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('r')
  await expect(row(page, '20377')).toHaveCount(0)
  await expect(selected(page)).toHaveId('row-20431')
  await page.keyboard.press('7')
  await expect(row(page, '20377')).toContainText('resolved')
  await page.keyboard.press('o')
  await expect(row(page, '20377')).toHaveCount(0)
})

test('[BRD17] after resolving in the pane, J goes on to the neighbour', async ({ page }) => {
  await drawnBoard(page)
  for (const key of ['j', 'Enter', 'r', 'j']) await page.keyboard.press(key)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Cannot open purchase orders after role change',
  )
  await expect(row(page, '20431')).toHaveCount(0)
})

test('[BRD17] checked rows are acknowledged together', async ({ page }) => {
  await drawnBoard(page)
  for (const key of ['j', 'x', ']', 'x', 'a']) await page.keyboard.press(key)
  await expect(notices(page)).toContainText('2 of 2 tickets changed.')
})

test('[BRD22] checked rows are assigned together, and what stands against it is said per ticket', async ({
  page,
}) => {
  await drawnBoard(page)
  for (const key of ['x', 'j', 'x', 'e']) await page.keyboard.press(key)
  await expect(page.getByRole('dialog', { name: 'Assign 2 tickets' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Person' }).fill('mira')
  await page.keyboard.press('Enter')
  for (const id of ['20377', '20431']) await expect(row(page, id)).toContainText('Mira')
  await expect(notices(page)).toContainText('2 of 2 tickets changed.')
  for (const key of ['Home', 'x', 'j', 'x', 't']) await page.keyboard.press(key)
  await expect(notices(page)).toContainText('0 of 2 tickets changed. 20377, 20431: Mira Laine owns it.')
})

test('[BRD22] a checked row that leaves the list is no longer checked', async ({ page }) => {
  await drawnBoard(page)
  for (const key of ['x', 'j', 'x']) await page.keyboard.press(key)
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('card payments')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 selected')).toBeVisible()
})

test('[BRD17] E finds a person by name and assigns', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('e')
  await page.getByRole('combobox', { name: 'Person' }).fill('mira')
  await page.keyboard.press('Enter')
  await expect(row(page, '20377')).toContainText('Mira')
})

test('[BRD17] / searches, and Escape clears it so that keys are keys again', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('/')
  await page.keyboard.type('dvorak')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(rows(page)).toHaveCount(17)
  await page.keyboard.press('2')
  await expect(page.getByRole('heading', { name: 'Unacknowledged' })).toBeVisible()
})

test('[TKT10] a reply written by keys alone is in the timeline, and a draft outlives a reload', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('m')
  await page.keyboard.type('We are on it.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('log')).toContainText('We are on it.')
  await page.keyboard.press('n')
  await page.keyboard.type('Fiberline calls')
  await page.reload()
  await row(page, '20377').click()
  await expect(page.getByRole('textbox', { name: 'Note for the desk' })).toHaveValue('Fiberline calls')
})

test('[BRD18] offline: what waits is marked, readings say ±, and a lost acknowledgement is taken over', async ({
  page,
}) => {
  await drawnBoard(page, 'still&offline')
  await expect(page.getByText(/^Offline since/)).toBeVisible()
  await expect(row(page, '20433')).toContainText('Ack not sent')
  await expect(page.locator('.app')).toHaveAttribute('data-stale', '')
  await page.keyboard.press('Shift+S')
  await expect(page.getByRole('heading', { name: 'Mira Laine acknowledged first' })).toBeVisible()
  await page.getByRole('button', { name: 'Redo: take it over' }).click()
  await expect(row(page, '20429')).toContainText('You')
  await expect(page.getByRole('heading', { name: 'Mira Laine acknowledged first' })).toHaveCount(0)
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
  for (const part of ['.top h1', '.banner', '.hints']) {
    expect(await page.locator(part).evaluate(isWhole), part).toBe(true)
  }
  await page.keyboard.press('Enter')
  for (const part of ['.ticket-head h1', '.narrow-title', '.verbs', '.gauge h2', '.gauge .reading']) {
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

test('[BRD28] a notice never lies over what is being written', async ({ page }) => {
  for (const width of [1440, 1100, 900]) {
    await page.setViewportSize({ width, height: 700 })
    await drawnBoard(page)
    for (const key of ['j', 'j', 'Enter', 't']) await page.keyboard.press(key)
    const notice = await notices(page).locator('.notice').boundingBox()
    const ticket = await page.getByRole('main').boundingBox()
    expect(notice && ticket && notice.x + notice.width <= ticket.x).toBe(true)
  }
})
