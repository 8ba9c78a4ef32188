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

test('[BRD275] the selected row stands above three notices, beside an open ticket too', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 })
  await page.clock.install()
  await drawnBoard(page)
  // None of them goes away by itself meanwhile.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000))
  const isAbove = () =>
    page.evaluate(() => {
      const row = document.querySelector('[role=row][aria-selected=true]')?.getBoundingClientRect()
      const over = document.querySelector('.notices')?.getBoundingClientRect()
      return row !== undefined && over !== undefined && over.height > 0 && row.bottom <= over.top
    })
  await page.keyboard.press('End')
  // Each refused with the id of its ticket, so that none takes the place of another.
  for (let row = 0; row < 3; row += 1) {
    await page.keyboard.press('o')
    await expect(notices(page).locator('.notice')).toHaveCount(row + 1)
    await page.keyboard.press('k')
  }
  await page.keyboard.press('End')
  await expect.poll(isAbove).toBe(true)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeVisible()
  await expect.poll(isAbove).toBe(true)
})
