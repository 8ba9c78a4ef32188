import { expect, test } from '@playwright/test'
import { drawnBoardOf, notices } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[TKT96] the key that sends says why nothing was sent', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('m')
  await page.keyboard.press('Control+Enter')
  await expect(notices(page)).toContainText('Write something first.')
  await expect(page.locator('#composer-text')).toBeFocused()
})

test('[TKT98] Enter in the empty field of a tag blames nobody', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Add a tag' }).press('Enter')
  await expect(notices(page).locator('.notice')).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Add a tag' }).fill('???')
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText('A tag is one word')
})

test('[BRD199] a snooze past a promise is not done without a reason, and says so', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('End')
  for (let rows = 0; rows < 4; rows += 1) await page.keyboard.press('k')
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('option', { name: /past the breach/ })
    .last()
    .click()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Write the reason first.')).toBeVisible()
  await page.keyboard.type('Waits for parts')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(notices(page)).toContainText('You snoozed')
})
