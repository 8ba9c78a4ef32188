import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test'
import { anAccount } from '#kit/builders'
import { startServerProcess } from '#kit/serverProcess'
import { startTestServer, TEST_PASSWORD } from '#kit/startServer'
import { queueId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.mjs'
import { benchQueues, drawTickets, openAllHours } from './drawTickets'
import { type BeatCost, type BoardFigures, type ScrollFrames, spreadOf } from './figures'
import { buildFloor, floorStart } from './measureFloor'
import {
  noteFilter,
  noteFrames,
  noteKeys,
  noteStart,
  reloadedAndNoted,
  takeFrames,
  takePaints,
} from './pageProbes'

const BEATS = 20
/** By then the texts that a search looks through are ready: that is work of the start, not of a beat. */
const SETTLED_AFTER_MS = 7_000
/** A full cache has just filled the memory: the collector goes through it for some time more. */
const COLLECTED_AFTER_MS = 20_000
const RELOADS = 11
/** What a start leaves to be done later is done by then, with 50,000 tickets too: the page before must not be in the way. */
const BETWEEN_RELOADS_MS = 9_000
const KEYS = 200
const WORDS = ['printer', 'tampere', 'mailbox', 'payroll']
const FRAME_MS = 1000 / 60
const SCROLLS = 5
const SCROLLED_PX = 12_000
const SCROLL_S = 4
const SCREEN = { width: 1440, height: 900 }
const account = anAccount('Jonas Berg', 'supervisor')

/** Writes the tickets through the server's own store, a thousand to a commit, before the measured server starts. */
async function fillStore(dataDir: string, count: number): Promise<void> {
  const queues = benchQueues.map(({ id, name }) => ({ id: queueId(id), name }))
  const filling = await startTestServer({ dataDir, accounts: [account], desk: openAllHours(), queues })
  const tickets = drawTickets(count, instant(Date.now()))
  for (let from = 0; from < tickets.length; from += 1_000)
    await filling.intake(...tickets.slice(from, from + 1_000))
  await filling.close()
}

async function signIn(page: Page, url: string): Promise<number> {
  await page.goto(url)
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD)
  const keep = page.getByRole('checkbox')
  if (!(await keep.isChecked())) await keep.check()
  const begunAt = performance.now()
  await page.getByLabel('Password', { exact: true }).press('Enter')
  await page.locator('button.live', { hasText: 'Live' }).waitFor({ timeout: 120_000 })
  return performance.now() - begunAt
}

/** The main thread's own account of the processor time it took, in ms. */
async function mainThreadMs(devtools: CDPSession) {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1_000
  return {
    task: of('TaskDuration'),
    script: of('ScriptDuration'),
    styleAndLayout: of('LayoutDuration') + of('RecalcStyleDuration'),
  }
}

async function beatCost(page: Page, afterMs: number): Promise<BeatCost> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.waitForTimeout(afterMs)
  const before = await mainThreadMs(devtools)
  await page.waitForTimeout(BEATS * 1_000)
  const after = await mainThreadMs(devtools)
  await devtools.detach()
  const perBeat = (name: keyof BeatCost) => (after[name] - before[name]) / BEATS
  return { task: perBeat('task'), script: perBeat('script'), styleAndLayout: perBeat('styleAndLayout') }
}

async function keyPaints(page: Page): Promise<readonly number[]> {
  await noteKeys(page)
  for (let press = 0; press < KEYS; press += 1) {
    // Twice down, once up: the selection walks through the list and out of sight of the first rows.
    await page.keyboard.press(press % 3 === 2 ? 'k' : 'j')
    await page.waitForTimeout(40 + (press % 7) * 5)
  }
  return takePaints(page)
}

async function filterPaints(page: Page): Promise<readonly number[]> {
  await noteFilter(page)
  for (const word of WORDS) {
    await page.keyboard.press('/')
    await page.waitForTimeout(200)
    await takePaintsSilently(page)
    for (const letter of word) {
      await page.keyboard.press(letter)
      await page.waitForTimeout(250)
    }
    for (const _ of word) {
      await page.keyboard.press('Backspace')
      await page.waitForTimeout(250)
    }
    await page.keyboard.press('Escape')
  }
  return takePaints(page)
}

/** The key that opens the search is not a keystroke in it. */
const takePaintsSilently = (page: Page) =>
  page.evaluate(() => {
    window.benchNotes.paints = window.benchNotes.paints.filter((ms) => ms > 0)
  })

/** Down and up in turn; each gesture is judged by itself. */
async function scrollFrames(page: Page): Promise<BoardFigures['scroll']> {
  const devtools = await page.context().newCDPSession(page)
  await noteFrames(page)
  const scrolls: ScrollFrames[] = []
  for (let scroll = 0; scroll < SCROLLS; scroll += 1) {
    await takeFrames(page)
    await devtools.send('Input.synthesizeScrollGesture', {
      x: SCREEN.width / 2,
      y: SCREEN.height / 2,
      yDistance: scroll % 2 === 0 ? -SCROLLED_PX : SCROLLED_PX,
      speed: SCROLLED_PX / SCROLL_S,
      gestureSourceType: 'mouse',
    })
    scrolls.push(countFrames(await takeFrames(page)))
  }
  await devtools.detach()
  return scrolls
}

/** `gaps` in ms between the frames of one gesture. */
const countFrames = (gaps: readonly number[]): ScrollFrames => ({
  frames: Math.round(gaps.reduce((sum, gap) => sum + gap, 0) / FRAME_MS),
  dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0),
  longest: Math.max(...gaps),
})

async function reloads(page: Page) {
  const firstRow: number[] = []
  const live: number[] = []
  for (let round = 0; round < RELOADS; round += 1) {
    await page.waitForTimeout(BETWEEN_RELOADS_MS)
    await reloadedAndNoted(page)
    const notes = await page.evaluate(() => window.benchNotes)
    firstRow.push(notes.firstRow ?? Number.NaN)
    live.push(notes.live ?? Number.NaN)
  }
  return { cachedFirstRow: spreadOf(firstRow), cachedLive: spreadOf(live) }
}

async function wallBeatCost(context: BrowserContext, url: string): Promise<BeatCost> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${url}/wallboard`)
  await page.locator('.next .clock').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(SETTLED_AFTER_MS)
  const cost = await beatCost(page, COLLECTED_AFTER_MS)
  await page.close()
  return cost
}

async function heapMb(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return usedSize / 2 ** 20
}

/** A copy of what was built, so that a build meanwhile changes nothing that is measured. Answers the server's bundle. */
async function keepBuild(): Promise<string> {
  const out = join(import.meta.dirname, '..', '..', 'out')
  const kept = join(out, 'bench')
  rmSync(kept, { recursive: true, force: true })
  for (const room of ['server', 'renderer']) cpSync(join(out, room), join(kept, room), { recursive: true })
  await buildFloor(join(kept, 'renderer'))
  return join(kept, 'server', 'main.js')
}

/** All of what is kept is shown, and not the first screen alone. */
const waitForAll = (page: Page, count: number) =>
  page.waitForFunction(
    (all) => document.querySelector('.views [aria-current] .count')?.textContent?.replaceAll(',', '') === all,
    String(count),
    { timeout: 120_000 },
  )

/** Everything about one size of desk, in a new browser profile, against a server process of its own. */
async function measureDesk(browser: Browser, bundle: string, count: number): Promise<BoardFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 't-minus-bench-'))
  await fillStore(dataDir, count)
  const server = await startServerProcess({ dataDir, bundle, args: ['--no-demo'] })
  const context = await browser.newContext({ viewport: SCREEN })
  try {
    const floor = await floorStart(context, server.url, 'floor', RELOADS)
    const bareBoard = await floorStart(context, server.url, 'bareBoard', RELOADS)
    const page = await context.newPage()
    await noteStart(page)
    const firstLoad = await signIn(page, server.url)
    const started = await reloads(page)
    await page.keyboard.press('8')
    await page.getByRole('heading', { name: 'Everything open' }).waitFor()
    await waitForAll(page, count)
    const rowsDrawn = await page.locator('.lines [role="row"]').count()
    const freshBeat = await beatCost(page, SETTLED_AFTER_MS)
    const beat = await beatCost(page, COLLECTED_AFTER_MS)
    const key = spreadOf(await keyPaints(page))
    const filter = spreadOf(await filterPaints(page))
    const scroll = await scrollFrames(page)
    const heap = await heapMb(page)
    const wallBeat = await wallBeatCost(context, server.url)
    return {
      tickets: count,
      rowsDrawn,
      firstLoad,
      floor,
      bareBoard,
      ...started,
      freshBeat,
      beat,
      key,
      filter,
      scroll,
      wallBeat,
      heapMb: heap,
    }
  } finally {
    await context.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The built board on desks of these sizes, one after the other. Answers the figures and the browser's version. */
export async function measureBoards(counts: readonly number[]) {
  const bundle = await keepBuild()
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArgs] })
  try {
    const figures: BoardFigures[] = []
    for (const count of counts) figures.push(await measureDesk(browser, bundle, count))
    return { figures, browserVersion: browser.version() }
  } finally {
    await browser.close()
  }
}
