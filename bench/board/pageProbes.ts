import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** What the probes have noted, in ms. */
    benchNotes: {
      firstRow: number | null
      live: number | null
      floor: number | null
      paints: number[]
      frames: number[]
    }
  }
}

const START_NOTED = 'the start is noted'

/**
 * Notes when the first row stands on the screen and when the board says it is live, or when the empty page stands, in
 * ms since navigation began.
 */
export async function noteStart(page: Page): Promise<void> {
  await page.addInitScript((said) => {
    window.benchNotes = { firstRow: null, live: null, floor: null, paints: [], frames: [] }
    const look = () => {
      const notes = window.benchNotes
      if (notes.firstRow === null && document.querySelector('.lines [role="row"]'))
        notes.firstRow = performance.now()
      // Beside it may stand a badge of the same look.
      const badges = [...document.querySelectorAll('button.live')]
      const isLive = badges.some(({ textContent }) => textContent?.startsWith('Live'))
      if (notes.live === null && isLive) notes.live = performance.now()
      if (document.querySelector('.floor')) notes.floor = performance.now()
      const isDone = notes.floor !== null || (notes.firstRow !== null && notes.live !== null)
      if (!isDone) requestAnimationFrame(look)
      // eslint-disable-next-line no-console -- heard by reloadedAndNoted
      else console.debug(said)
    }
    requestAnimationFrame(look)
  }, START_NOTED)
}

/**
 * Loads the page again and waits until its start is noted. To ask the page meanwhile would put some 10 ms of Playwright's
 * own script into the start that is measured, so it tells by itself.
 */
export async function reloadedAndNoted(page: Page): Promise<void> {
  const noted = page.waitForEvent('console', (message) => message.text() === START_NOTED)
  await page.reload({ waitUntil: 'commit' })
  await noted
}

/** From a key's event to the first frame after it: the message is delivered once that frame has been handed over. */
export async function noteKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted = new MessageChannel()
    const begun: number[] = []
    painted.port1.addEventListener('message', () => {
      const from = begun.shift()
      if (from !== undefined) window.benchNotes.paints.push(performance.now() - from)
    })
    painted.port1.start()
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        begun.push(timeStamp)
        requestAnimationFrame(() => painted.port2.postMessage(0))
      },
      true,
    )
  })
}

/** From a keystroke in the search to the first frame in which the number of rows has followed it. */
export async function noteFilter(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted = new MessageChannel()
    let begun: number | null = null
    painted.port1.addEventListener('message', () => {
      if (begun !== null) window.benchNotes.paints.push(performance.now() - begun)
      begun = null
    })
    painted.port1.start()
    addEventListener('keydown', ({ timeStamp }) => (begun = timeStamp), true)
    const board = document.querySelector('[role="grid"]')?.parentElement ?? document.body
    const rows = new MutationObserver(() => requestAnimationFrame(() => painted.port2.postMessage(0)))
    rows.observe(board, { subtree: true, attributes: true, attributeFilter: ['aria-rowcount'] })
  })
}

/** Notes the gap between frames until the returned stop is called in the page. */
export async function noteFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.benchNotes.frames = []
    let last = performance.now()
    const next = (at: number) => {
      window.benchNotes.frames.push(at - last)
      last = at
      requestAnimationFrame(next)
    }
    requestAnimationFrame((at) => {
      last = at
      requestAnimationFrame(next)
    })
  })
}

/** Takes what was noted since the last time. */
export const takePaints = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => window.benchNotes.paints.splice(0))
export const takeFrames = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => window.benchNotes.frames.splice(0))
