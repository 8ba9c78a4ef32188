import { type Browser, expect, type Page, test } from '@playwright/test'
import { excerptTickets, importExcerpt } from '#kit/excerpt'
import { type ServerProcess, startServerProcess } from '#kit/serverProcess'
import { signInOn } from '#kit/signInOn'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { tryNow } from '#kit/tryNow'
import { ticketId } from '#shared/domain/ids'
import { type Instant, instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { boardClocks } from '#shared/domain/sla/boardClocks'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms } from '#shared/domain/sla/terms'
import { urgencyOf } from '#shared/domain/sla/urgency'
import type { Ticket } from '#shared/domain/ticket'
import { type App, launch } from '../stand-in/driver'
import { notifications, recordShell } from './shellRecords'

/** A P1 of the log that nobody has claimed: opened 05:41, so half of its 15 minutes to a first reply is 05:48:30. */
const INCIDENT = ticketId('INC0008036')
const HALF_WAY_AT = instant(Date.UTC(2016, 2, 17, 5, 48, 30))
/** What the story needs before the server is killed: import, start, sign-in, a look at the board. */
const LEAD_MS = 30_000
const ANSWER = 'We have found the fault and are replacing the unit now.'

const clockTime = (at: Instant): string => new Date(at).toISOString().slice(0, 19)

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await signInOn(page, email, password)
  await expect(page.getByText(/^Live/)).toBeVisible()
}

/** Ids down the board as it must stand at an instant, and how many stand in each band. */
function expectedBoard(tickets: readonly Ticket[], now: Instant) {
  const terms = compileTerms(
    defaultDesk('Service desk', Intl.DateTimeFormat().resolvedOptions().timeZone),
    now,
  )
  if (!terms.ok) throw new Error('The default desk has a calendar.')
  const rows = tickets.map((ticket) => ({
    ticket,
    next: boardClocks(evaluateTicket(ticket, terms.value)).next,
  }))
  const due = rows
    .flatMap(({ ticket, next }) => (next?.state === 'running' ? [{ id: ticket.id, dueAt: next.dueAt }] : []))
    .toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
  const breached = rows.filter(({ next }) => next !== null && urgencyOf(next, now) === 'breach').length
  return { firstIds: due.slice(0, 10).map(({ id }) => id), breached }
}

const idsShown = (page: Page): Promise<string[]> =>
  page.locator('[role=row][id^=row-]').evaluateAll((rows) =>
    rows
      .map((row) => ({ id: row.id.slice('row-'.length), top: row.getBoundingClientRect().top }))
      .toSorted((a, b) => a.top - b.top)
      .map(({ id }) => id),
  )

/** As the ticket pane writes a due instant of today, on the desk's clock, which is this computer's. */
const dueText = (dueAt: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(dueAt)

const row = (page: Page, id: string) => page.locator(`[id="row-${id}"]`)

/** A message of the conversation, not the draft it was written in. */
const said = (page: Page, text: string) => page.getByRole('log', { name: 'Conversation' }).getByText(text)

/** Notes in the page every time the incident's row is drawn, however briefly. */
async function watchForFlicker(page: Page): Promise<void> {
  await page.evaluate((rowId) => {
    const seen: number[] = []
    Object.assign(window, { incidentSeen: seen })
    new MutationObserver(() => {
      if (document.getElementById(rowId)) seen.push(performance.now())
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  }, `row-${INCIDENT}`)
}

const timesSeen = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { incidentSeen: number[] }).incidentSeen.length)

async function openEverything(page: Page): Promise<void> {
  await page.keyboard.press('8')
  await expect(page.getByRole('heading', { name: 'Everything open' })).toBeVisible()
}

/** The incident, found by its id and open beside the list. */
async function openIncident(page: Page): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type(INCIDENT)
  await row(page, INCIDENT).click()
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeVisible()
}

async function secondConsole(browser: Browser, server: ServerProcess, password: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(server.url)
  await signIn(page, 'mira.laine@desk.example', password)
  return page
}

const closers: (() => Promise<unknown>)[] = []
test.afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

test('[E2E1] one ticket: imported, counted down without a server, warned of, answered offline, and landed once', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const data = temporaryFolder('t-minus-first-light')
  const at = plusMs(HALF_WAY_AT, -LEAD_MS)
  const env = { TMINUS_ALLOWED_ORIGINS: 'http://app.desk.localhost' }
  let shiftMs = 0

  await test.step('200 real incidents go into the store', async () => {
    expect(importExcerpt(data.path, clockTime(at))).toMatch(/200 tickets/)
    const store = await openedStore(data.path)
    expect(await store.countTickets()).toBe(200)
    const stored = await store.readTicket(INCIDENT)
    shiftMs = (stored?.openedAt ?? 0) - Date.UTC(2016, 2, 17, 5, 41)
    await store.close()
  })
  const halfWayAt = plusMs(HALF_WAY_AT, shiftMs)
  const firstReplyDueAt = plusMs(instant(Date.UTC(2016, 2, 17, 5, 41) + shiftMs), 15 * MINUTE_MS)

  const server = await startServerProcess({ dataDir: data.path, env })
  closers.push(async () => data.remove(), server.kill)
  const password = server.signIn?.password ?? ''
  let app: App = await launch({ args: [`--server=${server.url}`] })
  const { userData } = app
  closers.push(() => app.close())
  await recordShell(app)
  let page = await app.firstWindow()

  await test.step('the board shows them in the right order with the right figures', async () => {
    await signIn(page, 'jonas.berg@desk.example', password)
    await openEverything(page)
    const now = plusMs(at, shiftMs)
    const tickets = await excerptTickets(at, now)
    // A promise may break while this is looked at, so the expected figure is of the same moment.
    await expect(async () => {
      const { firstIds, breached } = expectedBoard(tickets, instant(Date.now()))
      expect(await page.getByRole('rowheader', { name: /^Breached/ }).textContent()).toBe(
        `Breached ${breached}`,
      )
      expect((await idsShown(page)).slice(0, 10)).toEqual(firstIds)
    }).toPass({ timeout: 10_000 })
    await openIncident(page)
    await expect(page.getByText(/First reply/).first()).toBeVisible()
    await expect(page.getByText(dueText(firstReplyDueAt))).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the server is killed, and the clocks go on', async () => {
    expect(Date.now(), 'the story so far was too slow for its lead').toBeLessThan(halfWayAt)
    await server.kill()
    await expect(page.getByText(/^Offline since/)).toBeVisible()
    const reading = row(page, INCIDENT).getByRole('timer').first()
    const before = await reading.textContent()
    await expect.poll(() => reading.textContent()).not.toBe(before)
  })

  await test.step('half of the time to the first reply passes, and main says so with the window hidden', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.hide()
    })
    const warning = async () =>
      (await notifications(app)).find(
        ({ title }) => title.startsWith(INCIDENT) && title.includes('first reply'),
      )
    await expect.poll(warning, { timeout: LEAD_MS + 20_000 }).toBeDefined()
    expect(Date.now()).toBeGreaterThanOrEqual(halfWayAt)
    expect((await warning())?.title).toMatch(/T−07:\d\d|T−06:5\d/)
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.show()
    })
  })

  await test.step('the agent acknowledges, replies and resolves offline', async () => {
    await openIncident(page)
    await page.getByRole('button', { name: /^Acknowledge/ }).click()
    const message = page.getByRole('textbox', { name: /^Message to/ })
    await message.fill(ANSWER)
    await message.press('Control+Enter')
    await expect(said(page, ANSWER)).toBeVisible()
    await expect(message).toHaveValue('')
    await page.getByRole('button', { name: /^Resolve/ }).click()
    await expect(page.getByText(/3 actions waiting to be sent/)).toBeVisible()
  })

  await test.step('they still wait after the window is reloaded, and after main is killed and launched again', async () => {
    await page.reload()
    await expect(page.getByText(/3 actions waiting to be sent/)).toBeVisible()
    await app.kill()
    app = await launch({ userData, args: [`--server=${server.url}`] })
    await recordShell(app)
    page = await app.firstWindow()
    await expect(page.getByText(/3 actions waiting to be sent/)).toBeVisible()
    await openEverything(page)
    await expect(row(page, INCIDENT)).toHaveCount(0)
  })

  await test.step('the server comes back, everything lands, and no row flickers back', async () => {
    await watchForFlicker(page)
    await server.restart()
    await tryNow(page)
    await expect(page.getByText(/waiting to be sent/)).toHaveCount(0)
    await expect(page.getByText(/^Live/)).toBeVisible()
    const mira = await secondConsole(browser, server, password)
    await mira.keyboard.press('9')
    await expect(row(mira, INCIDENT)).toBeVisible()
    await row(mira, INCIDENT).click()
    await expect(said(mira, ANSWER)).toBeVisible()
    expect(await timesSeen(page)).toBe(0)
  })

  await test.step("each action stands in the server's store exactly once", async () => {
    await server.stop()
    const store = await openedStore(data.path)
    const ticket = await store.readTicket(INCIDENT)
    const mine =
      ticket?.history.filter(({ by }) => by.kind === 'agent' && by.person.name === 'Jonas Berg') ?? []
    expect(mine.map(({ type }) => type)).toEqual([
      'acknowledged',
      'statusChanged',
      'assigned',
      'replied',
      'statusChanged',
    ])
    expect(ticket?.status).toBe('resolved')
    const replied = mine.find(({ type }) => type === 'replied')
    expect(replied?.at).toBeLessThan(firstReplyDueAt)
    expect(replied?.receivedAt).toBeGreaterThan(replied?.at ?? 0)
    await store.close()
  })
})
