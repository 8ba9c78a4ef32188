import { expect, test } from '@playwright/test'
import { drawnBoardOf } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test.describe('[BRD204] on a computer that shows', () => {
  test.describe('another time than the desk', () => {
    test.use({ timezoneId: 'Asia/Kathmandu' })
    test('the clock of the desk names its place, and says what time it is here', async ({ page }) => {
      await drawnBoard(page)
      const clock = page.getByTitle(/^Desk time/)
      await expect(clock).toHaveText('14:32:08 Helsinki')
      await expect(clock).toHaveAttribute('title', 'Desk time, Europe/Helsinki; 17:17 on this computer')
      await page.setViewportSize({ width: 900, height: 600 })
      await expect(clock).toBeInViewport({ ratio: 1 })
    })
  })
  test.describe('the time of the desk under another name', () => {
    test.use({ timezoneId: 'Europe/Athens' })
    test('the clock says nothing of places', async ({ page }) => {
      await drawnBoard(page)
      await expect(page.getByTitle(/^Desk time/)).toHaveText('14:32:08')
    })
  })
})
