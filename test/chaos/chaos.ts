import { setTimeout as delay } from 'node:timers/promises'
import type { Browser } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { createRandom, type Random } from '#kit/random'
import { type ServerProcess, startServerProcess } from '#kit/serverProcess'
import { freePort, signIn, TEST_PASSWORD } from '#kit/startServer'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { hashPassword } from '#server/auth/passwords'
import { systemRandomness } from '#server/ports'
import { canonicalText } from '#shared/domain/calendar/calendarHash'
import { queueId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import { audit } from './audit'
import { startPageHost } from './page/pageHost'
import { openPageSeat } from './pageSeat'
import { openSeat, type Seat } from './seat'
import type { SeatView } from './seatView'
import { type Trouble, type TroublePlan, troubleServer } from './serverTrouble'
import { drawMood, type Shim, startShim } from './shim'

export interface ChaosOptions {
  readonly seed: number
  readonly consoles: number
  readonly plan: TroublePlan
  /** Of the consoles so many are pages of a real browser; the others run without one. */
  readonly pages: Pages | null
  /** Told of what is going on, a line at a time. */
  readonly say: (line: string) => void
}

export interface Pages {
  readonly browser: Browser
  /** The bundled chaos page. */
  readonly script: string
  readonly count: number
}

export interface ChaosReport {
  readonly trouble: Trouble
  readonly saved: number
  /** Windows without a browser, and pages with one. */
  readonly crashes: number
  readonly pageCrashes: number
  readonly cuts: number
  readonly faults: readonly string[]
}

const QUEUES = ['network', 'desk', 'field'] as const
const scopes = QUEUES.map((name) => queueScope(queueId(name)))
const TICKETS = 60
const SHIMS = 5
/** All together do about ten things a second, however many they are: each is sent to all the others. */
const PACE_MS = 160
const QUIET_WITHIN_MS = 120_000

const agents = Array.from({ length: 8 }, (_, index) => anAccount(`Agent ${index}`))

/** Everything at once on the real server: it dies, the network dies, windows die, and agents go on working. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const folder = temporaryFolder('t-minus-chaos')
  await fill(folder.path)
  const port = await freePort()
  const shims = await Promise.all(Array.from({ length: SHIMS }, () => startShim(port)))
  const host = await startPageHost(options.pages?.script ?? '')
  const origins = [host.origin, ...shims.map((shim) => urlOf(shim))]
  const server = await startServerProcess({
    dataDir: folder.path,
    port,
    args: ['--no-demo'],
    env: { TMINUS_ALLOWED_ORIGINS: origins.join(',') },
  })
  const seats: Seat[] = []
  try {
    await openSeats(seats, options, { serverUrl: server.url, shims, origin: host.origin })
    const { trouble, cuts } = await liveThrough(options, server, shims, seats)
    const views = await untilQuiet(seats, options.say)
    await server.stop()
    const faults = await audit(folder.path, scopes, seats, views)
    const saved = sum(seats, ({ savedNotes }) => savedNotes.size)
    const pageCount = options.pages?.count ?? 0
    const [crashes, pageCrashes] = [seats.slice(pageCount), seats.slice(0, pageCount)].map((some) =>
      sum(some, (seat) => seat.crashes()),
    )
    return { trouble, cuts, faults, saved, crashes: crashes ?? 0, pageCrashes: pageCrashes ?? 0 }
  } finally {
    await Promise.all(seats.map((seat) => seat.close()))
    await server.kill()
    await Promise.all([host, ...shims].map((one) => one.close()))
    folder.remove()
  }
}

const sum = (seats: readonly Seat[], count: (seat: Seat) => number): number =>
  seats.reduce((total, seat) => total + count(seat), 0)

const urlOf = ({ port }: Shim): string => `http://127.0.0.1:${port}`

async function fill(path: string): Promise<void> {
  const store = await openedStore(path)
  const passwordHash = await hashPassword(TEST_PASSWORD, systemRandomness)
  for (const account of agents) await store.saveAccount({ ...account, passwordHash })
  const tickets = Array.from({ length: TICKETS }, (_, index) => {
    const queue = QUEUES[index % QUEUES.length] ?? QUEUES[0]
    return { ticket: aTicket().id(`T-${index}`).inQueue(queue).build(), messages: [] }
  })
  await store.writeTickets(
    tickets,
    QUEUES.map((name) => ({ id: queueId(name), name })),
  )
  await store.close()
}

/** Into the list, one by one: those that were opened before another failed are closed as well. */
async function openSeats(
  seats: Seat[],
  { seed, consoles, pages }: ChaosOptions,
  {
    serverUrl,
    shims,
    origin,
  }: { readonly serverUrl: string; readonly shims: readonly Shim[]; readonly origin: string },
): Promise<void> {
  const signedIn = await Promise.all(
    agents.map(async (account) => ({ account, token: await signIn(serverUrl, account.email) })),
  )
  for (let index = 0; index < consoles; index += 1) {
    const random = createRandom(seed + 1 + index)
    const agent = signedIn[index % signedIn.length]
    const shim = shims[index % shims.length]
    if (!agent || !shim) throw new Error('There is no agent or no network to sit at.')
    const options = { name: `seat-${index}`, serverUrl: urlOf(shim), ...agent, random }
    const isPage = pages !== null && index < pages.count
    seats.push(
      isPage ? await openPageSeat({ ...options, browser: pages.browser, origin }) : await openSeat(options),
    )
  }
}

async function liveThrough(
  { seed, consoles, plan, say }: ChaosOptions,
  server: ServerProcess,
  shims: readonly Shim[],
  seats: readonly Seat[],
): Promise<{ readonly trouble: Trouble; readonly cuts: number }> {
  const time = { isOver: false }
  let cuts = 0
  const weather = async (shim: Shim, random: Random): Promise<void> => {
    while (!time.isOver) {
      await delay(300 + random.below(3_000))
      if (random.chance(0.3)) shim.cut()
      shim.setMood(drawMood(random))
      cuts += 1
    }
    shim.setMood({ kind: 'good' })
  }
  const work = async (seat: Seat, random: Random): Promise<void> => {
    while (!time.isOver) {
      await delay(consoles * (20 + random.below(PACE_MS)))
      await seat.act()
      if (random.chance(0.04)) await seat.meddle()
    }
  }
  const weathers = shims.map((shim, index) => weather(shim, createRandom(seed + 10_000 + index)))
  const workers = seats.map((seat, index) => work(seat, createRandom(seed + 20_000 + index)))
  const trouble = await troubleServer(server, plan, createRandom(seed), say)
  time.isOver = true
  await Promise.all([...weathers, ...workers])
  return { trouble, cuts }
}

/** Waits until every console is live, has sent everything, and shows what the others show. */
async function untilQuiet(
  seats: readonly Seat[],
  say: (line: string) => void,
): Promise<ReadonlyMap<string, SeatView>> {
  for (const seat of seats) await seat.settle()
  const end = Date.now() + QUIET_WITHIN_MS
  for (;;) {
    const views = new Map(
      await Promise.all(seats.map(async (seat) => [seat.name, await seat.look()] as const)),
    )
    const restless = [...views]
      .filter(([, { isLive, waiting }]) => !isLive || waiting > 0)
      .map(([name]) => name)
    if (restless.length === 0 && new Set([...views.values()].map(shownBy)).size === 1) return views
    if (Date.now() > end) {
      say(
        `Not quiet within ${QUIET_WITHIN_MS / 1_000} s: ${restless.join(', ') || 'they show different tickets'}.`,
      )
      for (const line of restlessSeats(seats, views, restless)) say(line)
      return views
    }
    await delay(250)
  }
}

const restlessSeats = (
  seats: readonly Seat[],
  views: ReadonlyMap<string, SeatView>,
  restless: readonly string[],
): readonly string[] =>
  seats
    .filter(({ name }) => restless.includes(name))
    .map(({ name, reports }) => {
      const view = views.get(name)
      return `${name} at ${Date.now()}: ${view?.waiting} wait, ${view?.standing} ${reports.slice(-5).join(' | ')}`
    })

const shownBy = ({ tickets }: SeatView): string =>
  canonicalText(tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
