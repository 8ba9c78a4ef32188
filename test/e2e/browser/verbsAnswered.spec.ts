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

test('[BRD185] a ticket resolved before anybody acknowledged it is told of, and Z opens it again', async ({
  page,
}) => {
  await drawnBoard(page)
  await row(page, '20433').hover()
  await page.keyboard.press(']')
  await expect(selected(page)).toHaveId('row-20433')
  await page.keyboard.press('r')
  await expect(row(page, '20433')).toHaveCount(0)
  await expect(notices(page)).toContainText('20433 is resolved.')
  await expect(notices(page).getByRole('button', { name: /^Reopen/ })).toBeVisible()
  await page.keyboard.press('z')
  await expect(row(page, '20433')).toBeVisible()
})

test('[BRD186] a second press that comes at once does nothing to the neighbour that moved up, and says so', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('r')
  await expect(selected(page)).toHaveId('row-20431')
  await page.keyboard.press('r')
  await expect(notices(page)).toContainText('20431 has only just come under the keys')
  await expect(row(page, '20431')).toBeVisible()
  await page.keyboard.press('r')
  await expect(row(page, '20431')).toHaveCount(0)
})

test('[BRD187] what was taken back is under the keys again', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('r')
  await expect(selected(page)).toHaveId('row-20431')
  await page.keyboard.press('z')
  await expect(selected(page)).toHaveId('row-20377')
})

test('[BRD188] where there is nothing to take back, the key says so', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('z')
  await expect(notices(page)).toContainText('There is nothing to take back now.')
})
