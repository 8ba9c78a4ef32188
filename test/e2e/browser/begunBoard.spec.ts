import { expect, test } from '@playwright/test'
import { drawnBoardOf, rows } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[BRD240] while the first screen alone has been read, there are rows and nothing is counted', async ({
  page,
}) => {
  await drawnBoard(page, 'still&begun')
  await expect(rows(page).first()).toBeVisible()
  await expect(page.locator('.rail .count.figures, .band-count').filter({ visible: true })).toHaveCount(0)
  await drawnBoard(page)
  await expect(page.getByRole('button', { name: 'Everything open' }).locator('.count')).toBeVisible()
  await expect(page.locator('.band-count').first()).toBeVisible()
})
