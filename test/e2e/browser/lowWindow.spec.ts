import { expect, type Locator, type Page, test } from '@playwright/test'
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

async function isWhollyInSight(page: Page, part: Locator): Promise<boolean> {
  const box = await part.boundingBox()
  const height = page.viewportSize()?.height ?? 0
  return box !== null && box.y >= 0 && box.y + box.height <= height
}

for (const query of ['still', 'still&offline'])
  test(`[TKT171] what is written at 640 by 360 pixels is in sight with its buttons: ${query}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 640, height: 360 })
    await drawnBoard(page, query)
    await page.keyboard.press('Enter')
    const form = page.locator('.composer')
    const parts = [form.locator('.draft'), form.getByRole('tablist'), form.locator('[type=submit]')]
    const areInSight = async () => {
      for (const part of parts) if (!(await isWhollyInSight(page, part))) return false
      return true
    }
    await page.keyboard.press('m')
    await expect(page.locator('#composer-text')).toBeFocused()
    await expect.poll(areInSight).toBe(true)
    for (let line = 0; line < 20; line += 1) await page.keyboard.type(`line ${line}\n`)
    await expect.poll(areInSight).toBe(true)
    const isAtEnd = () =>
      page
        .locator('#composer-text')
        .evaluate((field) => field.scrollHeight - field.scrollTop - field.clientHeight < 20)
    expect(await isAtEnd()).toBe(true)
    // Scrolled away to look something up, it comes back with the next letter.
    await page.locator('.ticket').evaluate((ticket) => ticket.scrollTo(0, 0))
    await page.keyboard.type('x')
    await expect.poll(areInSight).toBe(true)
  })
