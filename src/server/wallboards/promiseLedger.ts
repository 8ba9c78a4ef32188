import type { Desk } from '#shared/domain/desk'
import type { TicketId } from '#shared/domain/ids'
import { DAY_MS, type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import { type OpenTimeOf, openTimeBy, type PromisedTicket } from '#shared/domain/slo/promise'
import { lastTouchedAt, type Ticket } from '#shared/domain/ticket'
import type { Row } from '#shared/protocol/rows'
import type { Commit, IntakeStore } from '../db/store'
import type { Logger } from '../log'
import type { ServerClock } from '../ports'
import { breathe } from './breathe'

export interface LedgerPorts {
  readonly store: Pick<IntakeStore, 'readDesk' | 'readTickets'>
  readonly clock: ServerClock
  readonly log: Pick<Logger, 'error'>
}

/** Every promise of the last quarter, with the desk whose terms they were reckoned by. */
export interface LedgerPage {
  readonly desk: Desk
  readonly tickets: ReadonlyMap<TicketId, PromisedTicket>
  readonly openTimeOf: OpenTimeOf
}

/** What became of promises, of closed tickets too, which no console keeps. */
export interface PromiseLedger {
  /** Null where the desk has no terms to reckon by. Read from the store when it is first asked for. */
  readonly read: () => Promise<LedgerPage | null>
  /** To be told of every commit. */
  readonly heed: (commit: Commit) => void
}

/** A quarter of a year and a week: the longest window that can be set on a wallboard. */
const KEPT_MS = 99 * DAY_MS
const TICKETS_AT_ONCE = 100
/** Read anew after so long, so that what has become too old does not stay while a wallboard is looked at all year. */
const READ_ANEW_MS = DAY_MS
/** Not asked for so long, it is forgotten: nobody looks at a wallboard. */
const IDLE_MS = 10 * MINUTE_MS

interface Page extends LedgerPage {
  readonly terms: Terms
  readonly readAt: Instant
  readonly tickets: Map<TicketId, PromisedTicket>
  /** Tickets that commits told of: newer than what the reading of the store may still find. */
  readonly told: Set<TicketId>
}

/** Kept whole in memory while somebody looks at a wallboard: about 1 kB for each ticket of the last quarter. */
export function createPromiseLedger(ports: LedgerPorts): PromiseLedger {
  const { clock } = ports
  let reading: Promise<Page | null> | null = null
  /** The page that is read now or was read last, which commits are written into. */
  let page: Page | null = null
  let askedAt: Instant | null = null

  const forget = (): void => {
    reading = null
    page = null
  }
  const readAnew = async (): Promise<Page | null> => {
    const fresh = await emptyPage(ports)
    page = fresh
    if (fresh !== null) await fill(ports, fresh)
    return fresh
  }
  const readWhole = async (): Promise<Page | null> => {
    reading ??= readAnew()
    const mine = reading
    try {
      const read = await mine
      // Forgotten while it was read: by now the desk promises something else.
      if (reading !== mine) return await readWhole()
      if (read === null) forget()
      return read
    } catch (error) {
      if (reading === mine) forget()
      throw error
    }
  }
  return {
    read: async () => {
      const now = clock.now()
      askedAt = now
      if (page !== null && isOutOfDate(page, now)) forget()
      return readWhole()
    },
    heed: (commit) => {
      if (page === null) return
      if (askedAt !== null && clock.now() > plusMs(askedAt, IDLE_MS)) return forget()
      const rows = commit.flatMap((live) => live.rows)
      // Another desk promises something else: everything is reckoned anew.
      if (rows.some((row) => row.live && row.entity.kind === 'desk')) return forget()
      for (const row of rows) enterTold(ports, page, row)
    },
  }
}

function enterTold(ports: LedgerPorts, page: Page, row: Row): void {
  if (!row.live || row.entity.kind !== 'ticket') return
  page.told.add(row.entity.data.id)
  enter(ports, page, row.entity.data)
}

const isOutOfDate = ({ terms: { validUntil }, readAt }: Page, now: Instant): boolean =>
  now >= plusMs(readAt, READ_ANEW_MS) || (validUntil !== null && now >= validUntil)

async function emptyPage({ store, clock }: LedgerPorts): Promise<Page | null> {
  const readAt = clock.now()
  const desk = await store.readDesk()
  const terms = desk === null ? null : compileTerms(desk, readAt)
  if (desk === null || !terms?.ok) return null
  const openTimeOf = openTimeBy(terms.value)
  return { desk, terms: terms.value, readAt, tickets: new Map(), told: new Set(), openTimeOf }
}

async function fill(ports: LedgerPorts, page: Page): Promise<void> {
  let after: TicketId | null = null
  do {
    const tickets: readonly Ticket[] = await ports.store.readTickets(after, TICKETS_AT_ONCE)
    for (const ticket of tickets) if (!page.told.has(ticket.id)) enter(ports, page, ticket)
    after = tickets.at(-1)?.id ?? null
    // Agents' work goes first.
    await breathe()
  } while (after !== null)
  page.told.clear()
}

function enter({ clock, log }: LedgerPorts, { tickets, terms }: Page, ticket: Ticket): void {
  const isOld = ticket.status === 'closed' && lastTouchedAt(ticket) < clock.now() - KEPT_MS
  if (isOld) tickets.delete(ticket.id)
  else tickets.set(ticket.id, promisedBy(ticket, terms, log))
}

/** Whatever is wrong with a ticket, the others are reckoned. */
function promisedBy(ticket: Ticket, terms: Terms, log: Pick<Logger, 'error'>): PromisedTicket {
  const { id, queue, priority, category, requester } = ticket
  try {
    return { ticket: { id, queue, priority, category, requester }, clocks: evaluateTicket(ticket, terms) }
  } catch (error) {
    log.error({ err: error, ticket: id }, 'ticket not reckoned')
    return { ticket: { id, queue, priority, category, requester }, clocks: [] }
  }
}
