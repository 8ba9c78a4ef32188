import { expect, type Page, test } from '@playwright/test'
import { drawnBoardOf, notices, row, rows, selected } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)
const dialog = (page: Page) => page.getByRole('dialog')
const text = (page: Page) => page.locator('#composer-text')

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

interface Press {
  readonly key: string
  readonly code?: string
  readonly shiftKey?: boolean
  readonly ctrlKey?: boolean
  readonly isComposing?: boolean
}

/** A key as another keyboard writes it, or one that belongs to letters being composed. */
const press = (page: Page, init: Press) =>
  page.evaluate((made) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...made })
    return (document.activeElement ?? document.body).dispatchEvent(event)
  }, init)

test('[BRD262] Enter and arrows that belong to letters being composed leave no search, and choose, assign and send nothing', async ({
  page,
}) => {
  await drawnBoard(page)
  const composing = (key: string, init: Partial<Press> = {}) =>
    press(page, { key, isComposing: true, ...init })
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox')
  await page.keyboard.type('さい')
  await composing('ArrowDown')
  await composing('Enter')
  await expect(search).toBeFocused()
  await page.keyboard.press('Escape')
  for (const [opens, field] of [
    ['e', 'Person'],
    ['p', 'Priority'],
  ] as const) {
    await row(page, '20418').click()
    await page.keyboard.press(opens)
    await expect(dialog(page).getByRole('combobox', { name: field })).toBeFocused()
    const marked = await dialog(page).locator('[aria-selected=true]').textContent()
    await composing('ArrowDown')
    await composing('Enter')
    await expect(dialog(page).locator('[aria-selected=true]')).toHaveText(marked ?? '')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
  }
  await expect(notices(page)).toHaveText('')
  await page.keyboard.press('n')
  await page.keyboard.type('さいきどう')
  await composing('Enter', { ctrlKey: true })
  await expect(text(page)).toHaveValue('さいきどう')
  await page.keyboard.press('Control+Enter')
  await expect(text(page)).toHaveValue('')
})

test('[LNG14] on a Russian and on a French keyboard every key of the console is reached', async ({
  page,
}) => {
  await drawnBoard(page)
  for (const comma of [
    { key: ',', code: 'Slash', shiftKey: true },
    { key: 'б', code: 'Comma' },
  ]) {
    await press(page, comma)
    await expect(dialog(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
  }
  const before = await selected(page).getAttribute('id')
  await press(page, { key: 'ъ', code: 'BracketRight' })
  await expect(selected(page)).not.toHaveId(before ?? '')
  await press(page, { key: 'é', code: 'Digit2' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unacknowledged')
  await press(page, { key: '*', code: 'Digit8' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything open')
  await row(page, '20418').click()
  await page.keyboard.press('n')
  await expect(text(page)).toBeFocused()
  const chosen = page.waitForEvent('filechooser')
  await press(page, { key: 'А', code: 'KeyF', ctrlKey: true, shiftKey: true })
  await chosen
})

test('[BRD271] a whole page pasted into the search leaves the sentence and the way on in the window', async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 600 })
  await drawnBoard(page)
  await page.keyboard.press('1')
  await page.keyboard.press('/')
  await page.keyboard.insertText(`https://chat.example/l/${'Abc123'.repeat(3_000)}`)
  const wayOn = page.getByRole('button', { name: 'Search everything open' })
  await expect(wayOn).toBeInViewport({ ratio: 1 })
  const sentence = page.getByText(/^No ticket of “My next breaches” matches/)
  await expect(sentence).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await page.keyboard.press('8')
  await expect(rows(page)).toHaveCount(17)
})

test('[TKT160] unseen characters alone are no message', async ({ page }) => {
  await drawnBoard(page)
  await row(page, '20418').click()
  await page.keyboard.press('n')
  await page.keyboard.insertText('\u200B\u2060\u00AD')
  await page.keyboard.press('Control+Enter')
  await expect(notices(page)).toContainText('Write something first.')
})

test('[TKT161] marks piled on one letter keep to what they were written in', async ({ page }) => {
  await drawnBoard(page)
  await row(page, '20418').click()
  await page.keyboard.press('n')
  await page.keyboard.insertText(`Z${'\u0301\u0316'.repeat(2_000)} end`)
  await page.keyboard.press('Control+Enter')
  const written = page.locator('.message p').filter({ hasText: ' end' })
  await expect(written).toBeVisible()
  // What hangs out of the line is neither drawn nor scrolled to.
  expect(await written.evaluate((words) => getComputedStyle(words).overflowY)).toBe('clip')
})
