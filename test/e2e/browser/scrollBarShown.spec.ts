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

test('[BRD203] where scroll bars take room the head of a column stands above its cells', async ({
  playwright,
  launchOptions,
}) => {
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    ignoreDefaultArgs: ['--hide-scrollbars'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 480 } })
    await drawnBoard(page)
    const seen = await page.locator('.board').evaluate((board) => {
      const leftOf = (selector: string) =>
        [...(board.querySelector(selector)?.children ?? [])].map((cell) => cell.getBoundingClientRect().left)
      const scroller = board.querySelector<HTMLElement>('.scroll')
      return {
        bar: (scroller?.offsetWidth ?? 0) - (scroller?.clientWidth ?? 0),
        heads: leftOf('.columns'),
        cells: leftOf('.row'),
      }
    })
    expect(seen.bar).toBeGreaterThan(0)
    expect(seen.heads.length).toBeGreaterThan(8)
    expect(seen.heads).toEqual(seen.cells)
  } finally {
    await browser.close()
  }
})
