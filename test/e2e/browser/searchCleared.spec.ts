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

test('[BRD190] a search is cleared with the mouse as well, and the list has the keys again', async ({
  page,
}) => {
  await drawnBoard(page)
  const clear = page.getByRole('button', { name: 'Clear the search' })
  await expect(clear).toHaveCount(0)
  await page.keyboard.press('/')
  await page.keyboard.type('dvorak')
  await expect(rows(page)).toHaveCount(1)
  await clear.click()
  await expect(rows(page)).toHaveCount(17)
  await expect(page.getByRole('grid')).toBeFocused()
})
