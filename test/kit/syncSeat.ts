import { overlay } from '#renderer/data/overlay'
import type { ClientId } from '#shared/domain/ids'
import { type Account, personOf } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import type { Intent } from '#shared/protocol/messages'
import type { TimerName } from '#shared/sync/event'
import type { ConsoleState } from '#shared/sync/state'
import type { ModelServer } from './modelServer'
import type { TestDisk } from './syncMachine'

/** One console of a simulated world: the real machine, and a disk that outlives it. */
export interface Seat {
  readonly name: string
  readonly account: Account
  readonly disk: TestDisk
  client: ClientId
  clones: number
  nextN: number
  lastAt: number
  epoch: number
  skewMs: number
  state: ConsoleState
  /** The connection that is open, on both ends. */
  open: number | null
  readonly timers: Map<TimerName, number>
  readonly unanswered: Map<number, number>
  /** The notes it has saved, by ticket. */
  readonly notes: Map<string, Intent[]>
}
/** A ticket as this console shows it. */
export function viewOf(seat: Seat, ticket: Ticket): Ticket {
  const waiting = [...seat.disk.outbox.values()].filter(({ ticketId }) => ticketId === ticket.id)
  const inOrder = waiting.toSorted((a, b) => a.n - b.n)
  return overlay(ticket, inOrder, personOf(seat.account)).ticket
}

export function rememberNote(seat: Seat, intent: Intent): void {
  seat.notes.set(intent.ticketId, [...(seat.notes.get(intent.ticketId) ?? []), intent])
}

const noteOf = (intent: Intent): string => String((intent.args as { messageId?: string }).messageId)
const notesIn = (ticket: Ticket): readonly (string | null)[] =>
  ticket.history.flatMap((entry) => (entry.type === 'noted' ? [entry.messageId] : []))

/** What must hold after every single step: never ahead of the truth, and its own words always in sight, once. */
export function checkStep(server: ModelServer, seat: Seat): void {
  for (const row of seat.disk.rows.values()) {
    if (row.v > (server.versionOf(row.key) ?? 0)) throw new Error(`${seat.name} is ahead in ${row.key}`)
    if (row.entity.kind !== 'ticket') continue
    const notes = notesIn(viewOf(seat, row.entity.data))
    const shown = new Set(notes)
    if (shown.size !== notes.length) throw new Error(`${seat.name} sees a note twice in ${row.id}`)
    for (const intent of seat.notes.get(row.id) ?? []) {
      if (shown.has(noteOf(intent)) || seat.disk.refusedIds.has(intent.id)) continue
      throw new Error(`${seat.name} no longer sees its note ${intent.id} in ${row.id}`)
    }
  }
}

/** In the end it has exactly the truth of its scopes. */
export function checkConverged(server: ModelServer, seat: Seat, scopes: readonly Scope[]): void {
  const theirs = server.ticketsIn(scopes).map(({ ticket, v }) => JSON.stringify([ticket, v]))
  const ours = [...seat.disk.rows.values()].flatMap(({ entity, v }) =>
    entity.kind === 'ticket' ? [JSON.stringify([entity.data, v])] : [],
  )
  if (theirs.toSorted().join() !== ours.toSorted().join()) throw new Error(`${seat.name} did not converge`)
}

/** Each command was carried out once and in order, or is among its author's refused ones. */
export function checkOnce(
  server: ModelServer,
  written: readonly { readonly seat: Seat; readonly intent: Intent }[],
): void {
  const done = new Set(server.carriedOut.map(({ intent }) => intent.id))
  if (done.size !== server.carriedOut.length) throw new Error('a command was carried out twice')
  for (const { seat, intent } of written) {
    const isRefused = seat.disk.refusedIds.has(intent.id)
    if (done.has(intent.id) !== isRefused) continue
    throw new Error(`${intent.id} was ${isRefused ? 'refused and done' : 'lost'}`)
  }
  const lastOf = new Map<string, number>()
  for (const { client, intent } of server.carriedOut) {
    if (intent.n <= (lastOf.get(client) ?? 0)) throw new Error(`${client} was out of order at ${intent.n}`)
    lastOf.set(client, intent.n)
  }
}

export function standOf({ name, state, disk }: Seat): string {
  const stands = [...state.scopes].map(([scope, { cursor, head }]) => `${scope} ${cursor}/${head}`)
  return `${name} ${state.link.kind} waiting ${[...disk.outbox.keys()].join()} ${stands.join(' ')}`
}
