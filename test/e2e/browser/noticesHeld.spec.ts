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

test('[BRD206] a notice does not lie over what is said of closed tickets below the list', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 600 })
  await drawnBoard(page)
  // With rows above that line, and with a sentence in their place.
  for (const words of ['vpn', 'nowhere']) {
    await page.keyboard.press('/')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(words)
    const line = page.getByRole('region', { name: 'Closed tickets' })
    await expect(line).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.locator('body').press('z')
    const notice = notices(page).getByText('There is nothing to take back now.')
    await expect(notice).toBeVisible()
    const [over, under] = [await notice.boundingBox(), await line.boundingBox()]
    expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual(under?.y ?? 0)
  }
})
