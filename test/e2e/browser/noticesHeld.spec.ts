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

test('[BRD193] a notice stays as long as it is pointed at', async ({ page }) => {
  await page.clock.install()
  await drawnBoard(page)
  await page.keyboard.press('z')
  const notice = notices(page).getByText('There is nothing to take back now.')
  await notice.hover()
  await page.clock.runFor(30_000)
  await expect(notice).toBeVisible()
  await page.mouse.move(600, 200)
  await page.clock.runFor(9_000)
  await expect(notice).toHaveCount(0)
})
