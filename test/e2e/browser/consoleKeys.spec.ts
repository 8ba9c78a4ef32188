import { expect, test } from '@playwright/test'
import { drawnBoardOf, notices, row, rows, selected } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

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
    ['Enter', page.getByRole('group', { name: 'Verbs' })],
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
  await expect(page.getByRole('group', { name: 'Verbs' })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('rrr')
  await expect(search).toHaveValue('rrr')
  await page.keyboard.press('Escape')
  await expect(rows(page)).toHaveCount(17)
})

test('[BRD16] digits show views, and a second key of a sequence is no verb', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'My next breaches' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await page.keyboard.press('8')
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
  await page.keyboard.press('9')
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

test('[TKT70] a message goes out once, however often and fast its key is pressed', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('n')
  await page.keyboard.type('Fiberline calls')
  await page.evaluate(() => {
    const press = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }
    for (let n = 0; n < 3; n += 1) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press))
  })
  await expect(page.getByRole('textbox', { name: 'Note for the desk' })).toHaveValue('')
  await expect(page.getByRole('log').getByText('Fiberline calls')).toHaveCount(1)
})

test('[BRD287] the selected row stays in sight as the list is put into another order, or filtered', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 400 })
  await drawnBoard(page)
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  const id = (await selected(page).getAttribute('id')) ?? ''
  for (const order of ['By priority', 'Newest first', 'Oldest first', 'Next breach first']) {
    await page.getByRole('button', { name: /^Order: / }).click()
    await page.getByRole('menuitemradio', { name: order }).click()
    await page.keyboard.press('Escape')
    await expect(selected(page), order).toHaveId(id)
    await expect(selected(page), order).toBeInViewport({ ratio: 1 })
  }
  await page.keyboard.press('Home')
  await page.locator('.scroll').evaluate((list) => list.scrollTo(0, list.scrollHeight))
  await expect(selected(page)).not.toBeInViewport()
  await page.keyboard.press('f')
  await page.getByRole('menuitemcheckbox').nth(0).click()
  await page.keyboard.press('Escape')
  await expect(selected(page)).toBeInViewport({ ratio: 1 })
})

test('[BRD70] tickets that are put away together are unchecked', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('End')
  await page.keyboard.press('x')
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await page.keyboard.press('s')
  await page.getByRole('option').first().click()
  await expect(notices(page)).toContainText('2 of 2 tickets changed.')
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
})

test('[BRD71] the list has the focus when what had it is gone: a list of choices, a draft that is left', async ({
  page,
}) => {
  await drawnBoard(page)
  const list = page.getByRole('grid')
  await page.keyboard.press('p')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeFocused()
  await page.keyboard.press('m')
  await page.keyboard.type('We are')
  await page.keyboard.press('Escape')
  await expect(list).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('m')
  await page.keyboard.type(' on it.')
  await expect(page.locator('#composer-text')).toHaveValue('We are on it.')
})

test('[TKT71] a tag half typed is not put on the next ticket', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Add a tag' })
  await field.fill('printer')
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect(field).toHaveValue('')
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
