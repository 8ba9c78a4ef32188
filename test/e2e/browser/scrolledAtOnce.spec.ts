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

/** As in ADR 33: the spare lines come so long after the first drawing, which is never here. */
const SPARE_AFTER_MS = 700

test('[BRD181] a list that is scrolled at once, before its spare lines have come, shows no empty place in any frame', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 420 })
  await page.addInitScript((never) => {
    const { setTimeout: after } = window
    const withoutSpare = (run: TimerHandler, ms?: number, ...rest: unknown[]) =>
      ms === never ? 0 : after(run, ms, ...rest)
    Object.assign(window, { setTimeout: withoutSpare })
  }, SPARE_AFTER_MS)
  await drawnBoard(page)
  const drawnAtFirst = await rows(page).count()
  expect(drawnAtFirst).toBeLessThan(12)
  const gaps = await page.locator('.scroll').evaluate(async (scroller) => {
    const found: string[] = []
    const { left, top, bottom } = scroller.getBoundingClientRect()
    const isCovered = (y: number) =>
      document.elementFromPoint(left + 300, y)?.closest('[role=row], [role=rowheader]') != null
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const end = scroller.scrollHeight - scroller.clientHeight
    for (const step of [30, 90, 240, end, -end, 400, -150]) {
      scroller.scrollTop = Math.max(0, Math.min(end, scroller.scrollTop + step))
      // Runs between the scroll event and the painting of the same frame.
      await nextFrame()
      for (let y = top + 2; y < bottom - 2; y += 6)
        if (!isCovered(y)) found.push(`at ${scroller.scrollTop}: ${Math.round(y)}`)
    }
    return found
  })
  expect(gaps).toEqual([])
})

test('[BRD202] the head of a band is pushed out by the next one: no two lie on each other, wherever the list is scrolled', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 420 })
  await drawnBoard(page)
  const { faults, pushed } = await page.locator('.scroll').evaluate(async (scroller) => {
    const found: string[] = []
    const seen = new Set<string>()
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const edge = scroller.getBoundingClientRect().top
    const end = scroller.scrollHeight - scroller.clientHeight
    for (let at = 0; at <= end; at += 9) {
      scroller.scrollTop = at
      await nextFrame()
      const heads = [...scroller.querySelectorAll('.band-head')]
        .map((head) => ({ name: head.textContent, top: head.getBoundingClientRect().top - edge }))
        .filter(({ top }) => top > -28)
        .toSorted((a, b) => a.top - b.top)
      for (const [index, { name, top }] of heads.entries()) {
        const after = heads[index + 1]
        if (after && after.top - top < 27.5) found.push(`at ${at}: ${name} under ${after.name}`)
        if (top < 0) seen.add(name)
      }
      if (heads[0] === undefined || heads[0].top > 0.5) found.push(`at ${at}: no head`)
    }
    return { faults: found, pushed: seen.size }
  })
  expect(faults).toEqual([])
  expect(pushed).toBeGreaterThan(1)
})
