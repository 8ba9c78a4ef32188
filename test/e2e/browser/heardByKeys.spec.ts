import { expect, type Page, test } from '@playwright/test'
import { drawnBoardOf, row, rows, selected } from '#kit/drawnBoard'
import { heardOn } from '#kit/heardOn'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

const heard = (page: Page) => expect.poll(() => heardOn(page))

/** What stands last in the live region that is heard now. */
const heardLast = (page: Page) => expect.poll(async () => (await heardOn(page)).at(-1))

/** What each part of the page is heard as now, by Chromium's accessibility tree: behind a modal dialog nothing is. */
async function landmarksOn(page: Page): Promise<readonly string[]> {
  const devTools = await page.context().newCDPSession(page)
  const { nodes } = await devTools.send('Accessibility.getFullAXTree')
  await devTools.detach()
  return nodes.filter(({ ignored }) => !ignored).map(({ role }) => String(role?.value ?? ''))
}

const list = (page: Page) => page.getByRole('grid')

test('[BRD210] a dialog opens and closes without saying anew what was said before and in it', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('x')
  await heard(page).toEqual(['1 selected'])
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await heard(page).toEqual([])
  await page.keyboard.insertText('nothing is called that')
  await heard(page).toHaveLength(1)
  await page.getByRole('button', { name: /^Close/ }).press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await heard(page).toEqual([])
  await page.keyboard.press('x')
  await heard(page).toEqual(['Nothing selected'])
})

test('[BRD211] another view, a filter and a search are each answered by what is shown now', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('3')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('P1 now')
  const urgent = await rows(page).count()
  await heardLast(page).toBe(`P1 now: ${urgent} tickets.`)
  await page.keyboard.press('8')
  await heardLast(page).toMatch(/^Everything open: \d+ tickets\.$/)
  await page.keyboard.press('/')
  await page.keyboard.type('Mailbox')
  await heard(page).toContainEqual(expect.stringMatching(/^Everything open: \d tickets?\.$/))
})

test('[BRD212] checking rows is answered by how many are, and a checked row is called so', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('x')
  await heardLast(page).toBe('1 selected')
  await expect(row(page, '20377')).toHaveAccessibleName(/^Selected /)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await heardLast(page).toBe('2 selected')
  await page.keyboard.press('Escape')
  await heardLast(page).toBe('Nothing selected')
  await expect(row(page, '20377')).not.toHaveAccessibleName(/Selected/)
  await page.evaluate(() =>
    window.paperDesk?.connect({ kind: 'offline', since: window.paperDesk.now(), nextTryAt: null }, null),
  )
  await page.keyboard.press('t')
  await expect(selected(page).locator('.pending')).toBeVisible()
  await page.keyboard.press('x')
  await expect(selected(page)).toHaveAccessibleName(/^Selected /)
})

test('[BRD213] a row is called by its clock and what its shown columns hold, each thing once', async ({
  page,
}) => {
  await drawnBoard(page)
  const first = row(page, '20377')
  await expect(first).toHaveAccessibleName(/^1 hour 8 minutes past due resolve breached P2 20377 Mailbox /)
  await expect(first).not.toHaveAccessibleName(/Select|20377.*20377/)
  await page.getByRole('button', { name: 'Columns' }).press('Enter')
  await page.getByRole('menuitemcheckbox', { name: 'Id' }).press('Enter')
  await expect(first).not.toHaveAccessibleName(/20377/)
})

test('[BRD214] opening a ticket is said, walking on to the next in the list is not', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('Enter')
  await heardLast(page).toBe('20377 is open.')
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Card payments fail at checkout, gateway 502',
  )
  await page.keyboard.press('l')
  await heard(page).toHaveLength(2)
  expect((await heardOn(page)).join(' ')).not.toContain('20431 is open')
})

test('[BRD215] a connection that comes back is told of', async ({ page }) => {
  await drawnBoard(page)
  await page.evaluate(() =>
    window.paperDesk?.connect({ kind: 'offline', since: window.paperDesk.now(), nextTryAt: null }, null),
  )
  await heardLast(page).toMatch(/^Offline since /)
  await page.evaluate(() => window.paperDesk?.connect({ kind: 'live' }, window.paperDesk.now()))
  await heardLast(page).toBe('Connected again.')
})

test('[BRD216] what is typed into a list of choices brings another line under the keys, by an id of its own', async ({
  page,
}) => {
  await drawnBoard(page)
  for (const [key, typed] of [
    ['Control+k', 'wallboard'],
    ['e', 'nobody'],
    ['p', 'P4'],
  ] as const) {
    await page.keyboard.press(key)
    const field = page.getByRole('combobox')
    const before = await field.getAttribute('aria-activedescendant')
    await page.keyboard.type(typed)
    await expect(field).not.toHaveAttribute('aria-activedescendant', before ?? '')
    const at = await field.getAttribute('aria-activedescendant')
    await expect(page.locator(`[id="${at}"]`)).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
})

test('[BRD217] Enter on a choice that cannot be chosen says why', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('p')
  const present = page.getByRole('option', { name: /As it is now/ })
  await present.hover()
  await expect(present).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await heardLast(page).toMatch(/^P\d As it is now/)
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('[BRD218] nothing on the board is described by its own name', async ({ page }) => {
  await drawnBoard(page)
  const devTools = await page.context().newCDPSession(page)
  const { nodes } = await devTools.send('Accessibility.getFullAXTree')
  const doubled = nodes.filter(({ ignored, name, description }) => {
    const said = String(description?.value ?? '')
    return !ignored && said !== '' && String(name?.value ?? '').includes(said)
  })
  expect(doubled.map(({ name }) => name?.value)).toEqual([])
})

test('[BRD71] a button that takes itself away leaves the keys to the list', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('f')
  await page.getByRole('menuitemcheckbox').first().press('Enter')
  await page.keyboard.press('Escape')
  for (const name of ['Show any queue', 'Clear filters']) {
    await page.keyboard.press('f')
    const item = page.getByRole('menuitemcheckbox').first()
    if ((await item.getAttribute('aria-checked')) === 'false') await item.press('Enter')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name }).press('Enter')
    await expect(page.getByRole('button', { name })).toHaveCount(0)
    await expect(list(page), name).toBeFocused()
  }
  await page.keyboard.press('a')
  const notice = page.locator('.notices').getByRole('button', { name: 'Dismiss' })
  await notice.first().press('Enter')
  await expect(list(page)).toBeFocused()
  await expect(selected(page)).toHaveCount(1)
})

test('[TKT130] what is written is told of with its ticket, offline with where it waits', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('n')
  await page.keyboard.type('Looked into it.')
  await page.keyboard.press('Control+Enter')
  await heardLast(page).toBe('Note written: 20377.')
  await page.evaluate(() =>
    window.paperDesk?.connect({ kind: 'offline', since: window.paperDesk.now(), nextTryAt: null }, null),
  )
  await heardLast(page).toMatch(/^Offline since /)
  await page.keyboard.press('m')
  await page.keyboard.type('We are on it.')
  await page.keyboard.press('Control+Enter')
  await heardLast(page).toBe('Reply written: 20377. Kept here until the server is back.')
})

test('[TKT131] the explanation has its verdict beside its name', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('y')
  const explanation = page.getByRole('region', { name: 'Explanation' })
  await expect(explanation).toBeFocused()
  await expect(explanation).toHaveAccessibleDescription(/^It was due /)
})

test('[TKT132] the kinds of a message are one stop of the Tab key, walked by arrows', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('n')
  const note = page.getByRole('tab', { name: /Internal note/ })
  const reply = page.getByRole('tab', { name: /Public reply/ })
  await expect(note).toHaveAttribute('aria-selected', 'true')
  await note.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(reply).toBeFocused()
  await expect(reply).toHaveAttribute('aria-selected', 'true')
  await expect(note).toHaveAttribute('tabindex', '-1')
  await page.keyboard.press('ArrowRight')
  await expect(note).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Note for the desk' })).toBeVisible()
})

test('[BRD220] filters and verbs are groups, and the row heights are one stop of the Tab key, walked by arrows', async ({
  page,
}) => {
  await drawnBoard(page)
  const heights = page.getByRole('group', { name: 'Filters' }).getByRole('radio')
  const checked = page.getByRole('radio', { checked: true })
  await expect(checked).toHaveText('36')
  await page.getByRole('button', { name: 'Save this view' }).focus()
  await page.keyboard.press('Tab')
  await expect(checked).toBeFocused()
  for (const [key, height] of [
    ['ArrowRight', '44'],
    ['ArrowDown', '28'],
    ['ArrowLeft', '44'],
    ['ArrowUp', '36'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(checked).toHaveText(height)
    await expect(checked).toBeFocused()
  }
  await expect(selected(page)).toHaveId('row-20377')
  await page.keyboard.press('Shift+Tab')
  await expect(heights.and(page.locator(':focus'))).toHaveCount(0)
  await heights.first().click()
  await expect(checked).toHaveText('28')
  await page.keyboard.press('ArrowDown')
  await expect(selected(page)).not.toHaveId('row-20377')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Verbs' })).toBeVisible()
  await expect(page.getByRole('toolbar')).toHaveCount(0)
})

test('[BRD221] the head of a dialog is not heard as a banner', async ({ page }) => {
  await drawnBoard(page)
  for (const [key, name] of [
    ['?', 'Keys'],
    [',', 'Settings'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog').getByRole('heading', { level: 2, name })).toBeVisible()
    await expect.poll(() => landmarksOn(page)).not.toContain('banner')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
})

test('[TKT133] a message is called by who wrote it, for whom and when', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('n')
  await page.keyboard.type('Looked into it.')
  await page.keyboard.press('Control+Enter')
  const note = page.getByRole('article').filter({ hasText: 'Looked into it.' })
  await expect(note).toHaveAccessibleName(/^\S+ .*Internal \d\d:\d\d$/)
  const unnamed = page.getByRole('article').and(page.locator(':not([aria-labelledby])'))
  await expect(unnamed).toHaveCount(0)
})

test('[TKT134] the heading over the linked tickets has its button beside it', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { name: /^Linked/ })
  await expect(heading).toHaveAccessibleName('Linked')
  await expect(heading.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Link a ticket' })).toBeVisible()
})

test('[BRD222] beside an open ticket a row is called by its id, and selected when it is checked', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('x')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Verbs' })).toBeVisible()
  const first = row(page, '20377')
  await expect(first).toHaveAccessibleName(
    /^Selected 1 hour 8 minutes past due resolve P2 20377 Mailbox.* Workplace Samir$/,
  )
  await page.keyboard.press('x')
  await expect(first).toHaveAccessibleName(/^1 hour 8 minutes past due /)
  await expect(first).not.toHaveAccessibleName(/20377.*20377|·/)
})

test('[BRD223] a key for a ticket on an empty list is answered: no ticket is selected', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('/')
  await page.keyboard.insertText('no ticket has these words')
  await expect(rows(page)).toHaveCount(0)
  // The search answers in its own time, twice; a key is heard after both.
  await heard(page).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^No ticket of /),
      expect.stringMatching(/^Closed tickets are on the server/),
    ]),
  )
  await page.getByRole('searchbox').evaluate((field) => field.blur())
  const notice = page.locator('.notices').getByText('No ticket is selected.')
  const keys = ['a', 't', 'e', 'r', 's', 'm', 'p', 'v', 'l', 'y', 'Shift+Enter', 'Enter', 'x', 'Shift+X']
  for (const key of keys) {
    await page.keyboard.press(key)
    await expect(notice, key).toBeVisible()
    await heardLast(page).toBe('No ticket is selected.')
    await page.locator('.notices').getByRole('button', { name: 'Dismiss' }).first().press('Enter')
    await expect(notice, key).toHaveCount(0)
  }
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('[BRD224] a search among the keys is answered by how many it has found', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('?')
  const search = page.getByRole('searchbox', { name: 'Find a key' })
  await search.fill('priority')
  await heardLast(page).toBe('1 key found.')
  await search.fill('view')
  const found = page.getByRole('dialog').locator('dt')
  await expect(found).not.toHaveCount(1)
  await heardLast(page).toBe(`${await found.count()} keys found.`)
})
