import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { drawnBoardOf, row, selected } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

for (const { width, height, language } of [
  { width: 1024, height: 768, language: 'ru' },
  { width: 1024, height: 768, language: 'fi' },
  { width: 720, height: 450, language: 'en' },
]) {
  test(`[TKT95] beside a ticket, ${width} px wide in ${language}, no word of its properties is broken and no reading cut`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await drawnBoard(page)
    await page.evaluate((chosen) => localStorage.setItem('tminus.language', JSON.stringify(chosen)), language)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(selected(page)).toHaveCount(1)
    const first = (await selected(page).getAttribute('id')) ?? ''
    await page.keyboard.press('End')
    await expect(selected(page)).not.toHaveId(first)
    await page.keyboard.press('Enter')
    await expect(page.locator('.pairs')).toBeVisible()
    const readings = page.locator('.gauge .reading')
    await expect(readings).not.toHaveCount(0)
    const broken = await page.locator('.pairs').evaluate((pairs) => {
      const texts = document.createTreeWalker(pairs, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        for (const word of (node.textContent ?? '').matchAll(/\S+/g)) {
          const range = document.createRange()
          range.setStart(node, word.index)
          range.setEnd(node, word.index + word[0].length)
          if (range.getClientRects().length > 1 && !node.parentElement?.closest('.unseen'))
            found.push(word[0])
        }
      }
      return found
    })
    expect(broken).toEqual([])
    for (const reading of await readings.all())
      expect(await reading.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true)
  })
}

for (const language of ['en', 'fi', 'ru', 'ja']) {
  test(`[TKT113] at 900 by 600 the tabs of the composer keep to one line and to their frame, in ${language}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 900, height: 600 })
    await drawnBoard(page)
    await page.evaluate((chosen) => localStorage.setItem('tminus.language', JSON.stringify(chosen)), language)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const tabs = page.locator('.composer [role=tab]')
    await expect(tabs).toHaveCount(2)
    for (const tab of await tabs.all()) {
      const { lines, isInside } = await tab.evaluate((element) => {
        const range = document.createRange()
        const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
        if (text !== null) range.selectNodeContents(text)
        const frame = element.closest('.composer')?.getBoundingClientRect()
        const { left, right } = element.getBoundingClientRect()
        return {
          lines: range.getClientRects().length,
          isInside: frame !== undefined && left >= frame.left && right <= frame.right,
        }
      })
      expect({ lines, isInside }).toEqual({ lines: 1, isInside: true })
    }
  })
}

test('[TKT173] the id before a long subject keeps to one line', async ({ page }) => {
  const jonas = anAccount('Jonas Berg')
  const tickets = [
    aTicket().id('INC-2').about('プリンターから印刷できない状態が続いています。'.repeat(8)).build(),
  ]
  const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
  const server = await startTestServer({ accounts: [jonas], tickets, filesDir })
  try {
    await page.goto(server.url)
    await signInOn(page, jonas.email)
    await row(page, 'INC-2').click()
    const id = page.locator('.ticket-head .ticket-id')
    for (const width of [1440, 1280, 1024, 640]) {
      await page.setViewportSize({ width, height: 700 })
      expect(await id.evaluate((words) => words.getClientRects().length), `${width}`).toBe(1)
      expect((await id.boundingBox())?.height, `${width}`).toBeLessThan(24)
    }
  } finally {
    await server.close()
  }
})
