import { expect, test } from '@playwright/test'
import { drawnBoardOf, notices, row, selected } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[BRD60] Ctrl+K finds a verb by its beginning, shows its key and runs it on the selected ticket', async ({
  page,
}) => {
  await drawnBoard(page)
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('j')
  await expect(selected(page)).toHaveId('row-20435')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await palette.getByRole('combobox').fill('take')
  const option = palette.getByRole('option', { selected: true })
  await expect(option).toContainText('Take')
  await expect(option.locator('kbd')).toHaveText(['T'])
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  await expect(row(page, '20435')).toContainText('You')
})

test('[BRD60] it works from the search field, goes to places, opens tickets and gives them to people', async ({
  page,
}) => {
  await drawnBoard(page)
  const ask = async (typed: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox').fill(typed)
  }
  await page.keyboard.press('/')
  await ask('P1 now')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('P1 now')
  await ask('warehouse')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Warehouse scanners offline in hall B')
  await ask('samir')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Properties' })).toContainText('Samir Haddad')
})

test('[BRD60] Tab leaves the ticket out, and what is refused says why and does nothing', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await palette.getByRole('combobox').fill('reopen')
  const reopen = palette.getByRole('option', { name: /Reopen/ })
  await expect(reopen).toHaveAttribute('aria-disabled', 'true')
  await expect(reopen).toContainText('It is open.')
  await page.keyboard.press('Enter')
  await expect(palette).toBeVisible()
  await palette.getByRole('combobox').fill('')
  await page.keyboard.press('Tab')
  await expect(palette.getByText('This ticket')).toBeHidden()
  await expect(palette.getByRole('option').first()).toContainText('My next breaches')
})

test('[BRD200] where nothing is called that, the palette offers the search of the board', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('1')
  const account = page.getByRole('button', { name: /your account$/ })
  await account.focus()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await palette.getByRole('combobox').fill(' zebra crossing ')
  await expect(palette.getByRole('group', { name: 'Nothing is called that.' })).toBeVisible()
  const option = palette.getByRole('option')
  await expect(option).toContainText('Search tickets for “zebra crossing”')
  await expect(option.locator('kbd')).toHaveText(['/'])
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything open')
  await expect(page.getByRole('searchbox', { name: 'Search tickets' })).toHaveValue('zebra crossing')
  await expect(account).not.toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox', { name: 'Search tickets' })).toHaveValue('')
})

test('[BRD62] S puts the selected ticket away until a time; [BRD63] past a promise it asks why', async ({
  page,
}) => {
  await drawnBoard(page)
  await row(page, '20418').click()
  await page.keyboard.press('s')
  const picker = page.getByRole('dialog', { name: 'Snooze 20418' })
  await picker.getByRole('combobox').fill('hour')
  await expect(picker.getByRole('option', { selected: true })).toContainText('past the breach')
  await page.keyboard.press('Enter')
  await expect(picker.getByRole('button', { name: 'Snooze' })).toBeVisible()
  await page.keyboard.type('Helena is at lunch')
  await page.keyboard.press('Enter')
  await expect(picker).toBeHidden()
  await expect(notices(page)).toContainText('You snoozed 20418')
  await expect(page.getByRole('complementary', { name: 'Properties' })).toContainText('snoozed it')
})

test('[BRD72] a ticket is opened in a window of its own by Shift+Enter and from the palette', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('j')
  const id = (await selected(page).getAttribute('id'))?.replace('row-', '')
  const byKey = page.waitForEvent('popup')
  await page.keyboard.press('Shift+Enter')
  expect((await byKey).url()).toBe(`about:blank#${id}`)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox').fill('window')
  const byPalette = page.waitForEvent('popup')
  await page.keyboard.press('Enter')
  expect((await byPalette).url()).toBe(`about:blank#${id}`)
})
