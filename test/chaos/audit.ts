import { openedStore } from '#kit/storeFolder'
import type { Store } from '#server/db/store'
import { canonicalText } from '#shared/domain/calendar/calendarHash'
import type { Scope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { createDigest } from '#shared/protocol/digest'
import { BEFORE_ALL, type Row } from '#shared/protocol/rows'
import { limits } from '#shared/protocol/version'
import type { Seat } from './seat'
import type { SeatView } from './seatView'

/** What the server's store holds when everybody has gone quiet. */
interface Truth {
  readonly tickets: ReadonlyMap<string, Ticket>
  readonly faults: readonly string[]
}

/** A part holds no more than a connection carries at once, so a scope is read part by part. */
async function everyRow(store: Store, scope: Scope): Promise<readonly Row[]> {
  const rows: Row[] = []
  let [cursor, floor] = [BEFORE_ALL, BEFORE_ALL]
  for (;;) {
    const part = await store.pull({ scope, cursor, floor, maxBytes: limits.partBytes })
    rows.push(...part.rows)
    if (!part.more) return rows
    cursor = part.to
    floor = part.floor
  }
}

/** Reads the store of a stopped server: every row of the scopes, and whether count and digest say the same. */
async function readTruth(dataDir: string, scopes: readonly Scope[]): Promise<Truth> {
  const store = await openedStore(dataDir)
  const tickets = new Map<string, Ticket>()
  const faults: string[] = []
  for (const scope of scopes) {
    const digest = createDigest()
    let count = 0
    for (const row of await everyRow(store, scope)) {
      if (!row.live) continue
      count += 1
      digest.toggle(row.entity.kind, row.id, row.v)
      if (row.entity.kind === 'ticket') tickets.set(row.id, row.entity.data)
    }
    const head = (await store.heads([scope]))[scope]
    if (head?.count !== count || head.digest !== digest.hex())
      faults.push(`The digest of ${scope} is not that of its rows.`)
  }
  await store.close()
  return { tickets, faults }
}

/** I1, I2: what was said to be saved is there once, or was refused with a reason; nothing is there twice. */
function checkNotes(truth: Truth, seats: readonly Seat[], views: ReadonlyMap<string, SeatView>): string[] {
  const times = new Map<string, number>()
  for (const ticket of truth.tickets.values()) {
    for (const event of ticket.history) {
      if (event.type === 'noted' && event.messageId !== null) {
        times.set(event.messageId, (times.get(event.messageId) ?? 0) + 1)
      }
    }
  }
  const twice = [...times].filter(([, count]) => count > 1).map(([id]) => `The note ${id} is there twice.`)
  const lost = seats.flatMap(({ name, savedNotes }) =>
    [...savedNotes]
      .filter((id) => !times.has(id) && !views.get(name)?.refusedNotes.includes(id))
      .map((id) => `The note ${id} was saved and is lost.`),
  )
  return [...twice, ...lost]
}

/** I4: what a console shows is what the server has. */
function checkSame(truth: Truth, name: string, { tickets }: SeatView): string[] {
  const shown = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const faults: string[] = []
  for (const [id, ticket] of truth.tickets) {
    if (ticket.status === 'closed') continue
    const seen = shown.get(ticket.id)
    if (!seen) faults.push(`${name} does not show ${id}.`)
    else if (canonicalText(seen) !== canonicalText(ticket))
      faults.push(`${name} shows another ${id} than the server has.`)
  }
  return faults
}

/** Everything that must hold at the end. `views` are what the seats show, by their names. */
export async function audit(
  dataDir: string,
  scopes: readonly Scope[],
  seats: readonly Seat[],
  views: ReadonlyMap<string, SeatView>,
): Promise<readonly string[]> {
  const truth = await readTruth(dataDir, scopes)
  return [
    ...truth.faults,
    ...checkNotes(truth, seats, views),
    ...[...views].flatMap(([name, view]) => checkSame(truth, name, view)),
  ]
}
