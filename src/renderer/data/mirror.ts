import type { CommandId, TicketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import type { Person } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import type { Clock } from '#shared/domain/sla/clock'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import type { Terms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import type { Intent } from '#shared/protocol/messages'
import type { Seq } from '#shared/protocol/rows'
import type { TicketRow } from './cacheStore'
import type { TicketMirror, TicketView, Watchable } from './deskData'
import { createDueOrder } from './dueOrder'
import { overlay } from './overlay'
import { createWatchable } from './watchable'

/** What changed, applied as one: no view in between is ever shown. */
export interface MirrorChange {
  readonly put?: readonly TicketRow[]
  readonly removed?: readonly TicketId[]
  readonly added?: readonly Intent[]
  /** Commands that left the outbox, released or refused. */
  readonly left?: readonly CommandId[]
}

/** The confirmed tickets in memory, with this outbox's commands on top, their clocks, and the board's order. */
export interface Mirror {
  readonly tickets: Watchable<TicketMirror>
  readonly apply: (change: MirrorChange) => void
  /** Everything anew, from disk. */
  readonly load: (rows: readonly TicketRow[], intents: readonly Intent[]) => void
  /** The desk's hours or promises changed: every clock is worked out again. */
  readonly setTerms: (terms: Terms | null) => void
  readonly confirmedV: (ticket: TicketId) => Seq | null
  /** Confirmed tickets of these scopes. */
  readonly idsIn: (scopes: readonly Scope[]) => readonly TicketId[]
  readonly waitingOn: (ticket: TicketId) => readonly Intent[]
  readonly waitingMessages: (ticket: TicketId) => readonly Message[]
}

export function createMirror(actor: Person): Mirror {
  const confirmed = new Map<TicketId, TicketRow>()
  const waiting = new Map<TicketId, readonly Intent[]>()
  const views = new Map<TicketId, TicketView>()
  const order = createDueOrder()
  const tickets = createWatchable<TicketMirror>({ byId: views, inDueOrder: [] })
  let terms: Terms | null = null

  const clocksOf = (ticket: Ticket): readonly Clock[] => (terms === null ? [] : evaluateTicket(ticket, terms))
  const waitingOn = (ticket: TicketId): readonly Intent[] => waiting.get(ticket) ?? []
  const viewOf = (row: TicketRow): TicketView => {
    const { ticket, waiting: names } = overlay(row.data, waitingOn(row.id), actor)
    return { ticket, clocks: clocksOf(ticket), waiting: names }
  }
  const show = (ids: Iterable<TicketId>): void => {
    const changes = new Map<TicketId, TicketView | null>()
    for (const id of ids) {
      const row = confirmed.get(id)
      const view = row ? viewOf(row) : null
      if (view === null && !views.has(id)) continue
      if (view === null) views.delete(id)
      else views.set(id, view)
      changes.set(id, view)
    }
    if (changes.size === 0) return
    order.update(changes)
    tickets.set({ byId: views, inDueOrder: order.ids() })
  }
  const addIntents = (intents: readonly Intent[], touched: Set<TicketId>): void => {
    for (const intent of intents) {
      const before = waitingOn(intent.ticketId)
      if (before.some(({ id }) => id === intent.id)) continue
      const after = [...before, intent].toSorted((a, b) => a.n - b.n)
      waiting.set(intent.ticketId, after)
      touched.add(intent.ticketId)
    }
  }
  const dropIntents = (ids: readonly CommandId[], touched: Set<TicketId>): void => {
    if (ids.length === 0) return
    const gone = new Set(ids)
    for (const [ticket, before] of waiting) {
      const after = before.filter(({ id }) => !gone.has(id))
      if (after.length === before.length) continue
      touched.add(ticket)
      if (after.length === 0) waiting.delete(ticket)
      else waiting.set(ticket, after)
    }
  }
  return {
    tickets,
    apply: ({ put = [], removed = [], added = [], left = [] }) => {
      const touched = new Set<TicketId>()
      for (const row of put) {
        // A row read twice is the same truth: the view keeps its identity and nothing is drawn again.
        if (confirmed.get(row.id)?.v === row.v) continue
        confirmed.set(row.id, row)
        touched.add(row.id)
      }
      for (const id of removed) if (confirmed.delete(id)) touched.add(id)
      dropIntents(left, touched)
      addIntents(added, touched)
      show(touched)
    },
    load: (rows, intents) => {
      const touched = new Set(views.keys())
      const before = new Map(confirmed)
      confirmed.clear()
      for (const row of rows) {
        confirmed.set(row.id, row)
        if (before.get(row.id)?.v === row.v) touched.delete(row.id)
        else touched.add(row.id)
      }
      for (const id of waiting.keys()) touched.add(id)
      waiting.clear()
      addIntents(intents, touched)
      show(touched)
    },
    setTerms: (next) => {
      if (next?.hash === terms?.hash) return
      terms = next
      show(confirmed.keys())
    },
    confirmedV: (ticket) => confirmed.get(ticket)?.v ?? null,
    idsIn: (scopes) =>
      [...confirmed.values()].filter((row) => scopes.includes(row.scope)).map(({ id }) => id),
    waitingOn,
    waitingMessages: (ticket) => {
      const row = confirmed.get(ticket)
      return row ? overlay(row.data, waitingOn(ticket), actor).messages : []
    },
  }
}
