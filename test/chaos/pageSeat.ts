import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Random } from '#kit/random'
import type { ChaosPage } from './page/chaosPage'
import type { Seat, SeatOptions } from './seat'

export interface PageSeatOptions extends SeatOptions {
  readonly browser: Browser
  /** Where the chaos page is given out. */
  readonly origin: string
}

const MOST_PAGES = 2
/** A page whose process was killed is gone when the browser says so. */
const GONE_WITHIN_MS = 5_000

/** One agent's computer as a profile of a real Chromium: its IndexedDB, its locks, its channels, and pages that crash. */
export async function openPageSeat(options: PageSeatOptions): Promise<Seat> {
  const { name, account, random, browser } = options
  const context = await browser.newContext()
  const savedNotes = new Set<string>()
  const reports: string[] = []
  const pages: Page[] = []
  let notes = 0
  let crashes = 0

  const open = async (): Promise<void> => {
    const page = await openPage(context, options, reports)
    page.on('crash', () => leave(page))
    pages.push(page)
  }
  const leave = (page: Page): void => {
    const index = pages.indexOf(page)
    if (index >= 0) pages.splice(index, 1)
  }
  const take = (): Page | null => pages.splice(random.below(pages.length), 1)[0] ?? null
  const crash = async (): Promise<void> => {
    const page = take()
    if (!page) return
    crashes += 1
    await crashPage(context, page)
  }
  await open()
  return {
    name,
    account,
    savedNotes,
    crashes: () => crashes,
    reports,
    act: async () => {
      if (pages.length === 0) return
      const id = `${name}.${notes++}`
      // A page that dies while it works has said nothing.
      const isSaved = await work(random.pick(pages), id, random).catch(() => false)
      if (isSaved) savedNotes.add(id)
    },
    meddle: async () => {
      if (pages.length === 0) return open()
      const chance = random.next()
      if (chance < 0.5) return crash()
      if (chance < 0.6) return take()?.close()
      if (pages.length < MOST_PAGES) return open()
    },
    settle: async () => {
      if (pages.length === 0) await open()
      for (const page of pages) await page.evaluate(() => window.chaosPage.reconnect())
    },
    look: () => firstOf(pages, name).evaluate(() => window.chaosPage.view()),
    close: () => context.close(),
  }
}

function firstOf(pages: readonly Page[], name: string): Page {
  const [first] = pages
  if (!first) throw new Error(`${name} has no page.`)
  return first
}

async function openPage(
  context: BrowserContext,
  { origin, serverUrl, token, account }: PageSeatOptions,
  reports: string[],
): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => reports.push(String(error)))
  await page.goto(origin)
  const told: Parameters<ChaosPage['open']>[0] = { serverUrl, token, account, appVersion: '0.1.0' }
  await page.evaluate((options) => window.chaosPage.open(options), told)
  return page
}

const work = (page: Page, id: string, random: Random): Promise<boolean> =>
  page.evaluate(([note, draw]) => window.chaosPage.work(note, draw), [id, random.below(2 ** 31)] as const)

/** Kills the process that the page runs in, as a fault of its engine does. */
async function crashPage(context: BrowserContext, page: Page): Promise<void> {
  const gone = page.waitForEvent('crash', { timeout: GONE_WITHIN_MS }).catch(() => null)
  const session = await context.newCDPSession(page)
  // It has nobody left to answer it.
  void session.send('Page.crash').catch(() => null)
  await gone
  await page.close().catch(() => undefined)
}
