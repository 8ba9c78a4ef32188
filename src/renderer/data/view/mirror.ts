import { ticketsOf } from '#shared/commands/pair'
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
import type { TicketRow } from '../cache/cacheStore'
import type { TicketMirror, TicketView, Watchable } from '../deskData'
import { createWaitingIntents, type WaitingIntents } from '../outbox/waitingIntents'
import { createWatchable } from '../watchable'
import { createDueOrder, type ViewChange } from './dueOrder'
import { overlay, type TicketBefore } from './overlay'
import { createSharedPeople } from './sharedPeople'

/** What changed, applied as one: no view in between is ever shown. */
export interface MirrorChange {
  readonly put?: readonly TicketRow[]
  readonly removed?: readonly TicketId[]
  /** Scopes that were dropped before anything of this was put. */
  readonly wiped?: readonly Scope[]
  readonly added?: readonly Intent[]
  /** Commands that left the outbox, released or refused. */
  readonly left?: readonly CommandId[]
}

/** The confirmed tickets in memory, with this outbox's commands on top, their clocks, and the board's order. */
export interface Mirror {
  /**
   * A ticket's view is another object exactly when the ticket changed. `byId` is one map for ever, changed in place:
   * look into it, do not keep it as a picture of the past.
   */
  readonly tickets: Watchable<TicketMirror>
  readonly apply: (change: MirrorChange) => void
  /** All the tickets are going to be read: what is applied from now on is newer than what that brings. */
  readonly beginReading: () => void
  /** Some of them, as they were read; nobody is told before the end, or before something is applied. */
  readonly readLot: (rows: readonly TicketRow[]) => void
  /** Those were all that there are. */
  readonly endReading: () => void
  /** Everything anew, from disk. */
  readonly load: (rows: readonly TicketRow[], intents: readonly Intent[]) => void
  /** The desk's hours or promises changed: every clock is worked out again. */
  readonly setTerms: (terms: Terms | null) => void
  readonly terms: () => Terms | null
  readonly confirmed: (ticket: TicketId) => TicketRow | null
  readonly confirmedV: (ticket: TicketId) => Seq | null
  /** The confirmed rows of the first tickets of the board. */
  readonly firstRows: (count: number) => readonly TicketRow[]
  /** Confirmed tickets of these scopes. */
  readonly idsIn: (scopes: readonly Scope[]) => readonly TicketId[]
  readonly waitingMessages: (ticket: TicketId) => readonly Message[]
}

export function createMirror(actor: Person): Mirror {
  const confirmed = createConfirmedTickets()
  const waiting = createWaitingIntents()
  const board = createBoard()
  const reckoning = createReckoning()
  const ticketBefore = beforeCommands(confirmed, waiting, actor)

  /** The clocks of a ticket that is as it was are those it had. */
  const viewOf = (id: TicketId, before: TicketView | null): TicketView | null => {
    const row = confirmed.get(id)
    if (!row) return null
    const { ticket, waiting: names } = overlay(row.data, waiting.on(id), actor, ticketBefore)
    const clocks = before?.ticket === ticket ? before.clocks : reckoning.clocksOf(ticket)
    return { ticket, clocks, waiting: names }
  }
  const change = (ids: Iterable<TicketId>): void => board.change(withOthers(ids, waiting), viewOf)
  const show = (ids: Iterable<TicketId>): void => {
    change(ids)
    board.tell()
  }
  return {
    tickets: board.tickets,
    apply: ({ added = [], left = [], ...rows }) =>
      show([...confirmed.change(rows), ...waiting.drop(left), ...waiting.add(added)]),
    beginReading: confirmed.beginReading,
    readLot: (rows) => change(confirmed.readLot(rows)),
    endReading: () => show(confirmed.endReading()),
    load: (rows, intents) =>
      show([...confirmed.readLot(rows), ...confirmed.endReading(), ...waiting.replace(intents)]),
    setTerms: (next) => {
      if (!reckoning.setTerms(next)) return
      board.change(confirmed.ids(), (id) => viewOf(id, null))
      board.tell()
    },
    terms: reckoning.terms,
    confirmed: (ticket) => confirmed.get(ticket) ?? null,
    confirmedV: (ticket) => confirmed.get(ticket)?.v ?? null,
    firstRows: (count) => confirmed.rowsOf(board.tickets.get().inDueOrder.slice(0, count)),
    idsIn: confirmed.idsIn,
    waitingMessages: (ticket) => {
      const row = confirmed.get(ticket)
      return row ? overlay(row.data, waiting.on(ticket), actor, ticketBefore).messages : []
    },
  }
}

/** Clocks by the terms that hold now; without readable terms there are none. */
function createReckoning() {
  let terms: Terms | null = null
  return {
    terms: () => terms,
    /** Answers whether clocks may be others than before. */
    setTerms: (next: Terms | null): boolean => {
      const isSame = next?.hash === terms?.hash
      terms = next
      return !isSame
    },
    clocksOf: (ticket: Ticket): readonly Clock[] => (terms === null ? [] : evaluateTicket(ticket, terms)),
  }
}

type Confirmed = ReturnType<typeof createConfirmedTickets>

/** With the commands that are about it alone, so that no two tickets ever wait for each other's view. */
const beforeCommands =
  (confirmed: Pick<Confirmed, 'get'>, waiting: Pick<WaitingIntents, 'on'>, actor: Person): TicketBefore =>
  (id, n) => {
    const row = confirmed.get(id)
    const earlier = waiting.on(id).filter((intent) => intent.n < n && ticketsOf(intent).length === 1)
    return row ? overlay(row.data, earlier, actor).ticket : null
  }

/** A ticket's view rests on another one's while a command over both waits. */
function withOthers(ids: Iterable<TicketId>, waiting: Pick<WaitingIntents, 'on'>): Iterable<TicketId> {
  const all = new Set(ids)
  for (const id of ids) {
    for (const intent of waiting.on(id)) for (const other of ticketsOf(intent)) all.add(other)
  }
  return all
}

/** A reading of everything that is on disk, and what was changed since it began: that is newer than what is read. */
function createReading() {
  const changed = new Set<TicketId>()
  const wiped = new Set<Scope>()
  const present = new Set<TicketId>()
  return {
    note: (ids: readonly TicketId[]) => ids.forEach((id) => changed.add(id)),
    noteWiped: (scopes: readonly Scope[]) => scopes.forEach((scope) => wiped.add(scope)),
    /** Those of the rows that nothing newer is known of. */
    take: (rows: readonly TicketRow[]): readonly TicketRow[] => {
      const taken = rows.filter(({ id, scope }) => !changed.has(id) && !wiped.has(scope))
      for (const { id } of taken) present.add(id)
      return taken
    },
    /** At the end: nobody put it, and it was not there. */
    isGone: (id: TicketId): boolean => !present.has(id) && !changed.has(id),
  }
}

/** Rows by id. Changes answer the tickets that are not what they were: a row read twice is the same truth. */
function createConfirmedTickets() {
  const rows = new Map<TicketId, TicketRow>()
  const people = createSharedPeople()
  const replace = (fresh: readonly TicketRow[]): readonly TicketId[] => {
    for (const { data } of fresh) people.shareIn(data)
    for (const row of fresh) rows.set(row.id, row)
    return fresh.map(({ id }) => id)
  }
  const isKnown = (row: TicketRow): boolean => isSame(rows.get(row.id), row)
  let reading: ReturnType<typeof createReading> | null = null
  const put = (fresh: readonly TicketRow[]): readonly TicketId[] => {
    reading?.note(fresh.map(({ id }) => id))
    return replace(fresh.filter((row) => !isKnown(row)))
  }
  const remove = (ids: readonly TicketId[]): readonly TicketId[] => {
    reading?.note(ids)
    return ids.filter((id) => rows.delete(id))
  }
  return {
    get: (id: TicketId) => rows.get(id),
    rowsOf: (ids: readonly TicketId[]) => ids.flatMap((id) => rows.get(id) ?? []),
    ids: (): readonly TicketId[] => [...rows.keys()],
    idsIn: (scopes: readonly Scope[]) => idsIn(rows, scopes),
    change: ({ put: fresh = [], removed = [], wiped = [] }: MirrorChange): readonly TicketId[] => {
      reading?.noteWiped(wiped)
      return [...put(fresh), ...remove(removed)]
    },
    beginReading: (): void => {
      reading = createReading()
    },
    /** Some of what is on disk, after it was not followed row by row. */
    readLot: (lot: readonly TicketRow[]): readonly TicketId[] => {
      reading ??= createReading()
      return replace(reading.take(lot).filter((row) => !isKnown(row)))
    },
    /** All of it was read: what was not among it is no more. */
    endReading: (): readonly TicketId[] => {
      const { isGone } = reading ?? createReading()
      reading = null
      return remove([...rows.keys()].filter(isGone))
    },
  }
}

/** The words are compared as well: a server that was set back gives the numbers of what is lost to others. */
const isSame = (known: TicketRow | undefined, { v, scope, data }: TicketRow): boolean =>
  known?.v === v && known.scope === scope && JSON.stringify(known.data) === JSON.stringify(data)

/** Nearly every commit drops no scope, and the tickets are many. */
const idsIn = (rows: ReadonlyMap<TicketId, TicketRow>, scopes: readonly Scope[]): readonly TicketId[] =>
  scopes.length === 0
    ? []
    : [...rows.values()].flatMap(({ id, scope }) => (scopes.includes(scope) ? [id] : []))

/** The views in sight and their order; listeners hear once per `tell`, and only of a difference. */
function createBoard() {
  const views = new Map<TicketId, TicketView>()
  const order = createDueOrder()
  const tickets = createWatchable<TicketMirror>({ byId: views, inDueOrder: [] })
  let isChanged = false
  return {
    tickets,
    change: (
      ids: Iterable<TicketId>,
      viewOf: (id: TicketId, before: TicketView | null) => TicketView | null,
    ): void => {
      const changes: ViewChange[] = []
      for (const id of ids) {
        const before = views.get(id) ?? null
        const after = viewOf(id, before)
        if (after) views.set(id, after)
        else if (!views.delete(id)) continue
        changes.push({ before, after })
      }
      if (changes.length === 0) return
      order.update(changes)
      isChanged = true
    },
    tell: (): void => {
      if (!isChanged) return
      isChanged = false
      tickets.set({ byId: views, inDueOrder: order.ids() })
    },
  }
}
