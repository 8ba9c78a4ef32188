import type { Desk } from '#shared/domain/desk'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import { reckonedHash } from '#shared/protocol/reckoning'
import type { Row, Seq } from '#shared/protocol/rows'
import { reckoningOf } from '../db/reckoningOf'
import type { Commit, Reckoner, SyncStore } from '../db/store'
import type { Logger } from '../log'
import type { ServerClock } from '../ports'

export interface ReckonerPorts {
  readonly store: Pick<SyncStore, 'readDesk'>
  readonly clock: ServerClock
  readonly log: Pick<Logger, 'error'>
  /** Runs work once whatever waits to be answered has been. */
  readonly later: (work: () => void) => void
}

/** The desk's reckoning, by the terms that hold now. */
export interface DeskReckoner {
  /** Reads the desk where none is known yet; `present` waits for it. */
  readonly open: () => void
  /** Null where the desk has no terms to reckon by. */
  readonly present: () => Promise<Reckoner | null>
  /** The same once the desk was read; null before. */
  readonly known: () => Reckoner | null
  /**
   * To be told of every commit before it is sent: it may have changed the desk. Its tickets are reckoned by and by, so
   * that they are known when a console loads them.
   */
  readonly heed: (commit: Commit) => void
}

/** Tickets whose hash is kept, so that each version is reckoned once for all consoles. About 100 bytes each. */
const KEPT = 50_000
/** Reckoned in one go beside other work: about a millisecond. */
const AT_ONCE = 50

/** Compiles the desk's terms, and again when they are written anew or another version takes effect. */
export function createDeskReckoner({ store, clock, log, later }: ReckonerPorts): DeskReckoner {
  let desk: Desk | null = null
  let reading: Promise<void> | null = null
  let compiled: { readonly terms: Terms; readonly reckoner: Reckoner } | null = null
  const setDesk = (next: Desk | null): void => {
    desk = next
    compiled = null
  }
  const read = async (): Promise<void> => {
    try {
      const stored = await store.readDesk()
      // A commit may have told of a newer one meanwhile.
      if (desk === null) setDesk(stored)
    } catch (error) {
      // Rows go out without a reckoning; it is tried again with the next ones.
      reading = null
      log.error({ err: error }, 'desk not read')
    }
  }
  const known = (): Reckoner | null => {
    const now = clock.now()
    const validUntil = compiled?.terms.validUntil ?? null
    if (compiled && (validUntil === null || now < validUntil)) return compiled.reckoner
    const terms = desk === null ? null : compileTerms(desk, now)
    compiled = terms?.ok ? { terms: terms.value, reckoner: reckonerBy(terms.value, log) } : null
    return compiled?.reckoner ?? null
  }
  const open = (): void => {
    if (desk === null) reading = read()
  }
  const aheadOf = reckonAhead(known, later)
  return {
    open,
    present: async () => {
      if (reading === null) open()
      await reading
      return known()
    },
    known,
    heed: (commit) => {
      const rows = commit.flatMap((live) => live.rows)
      for (const row of rows) if (row.live && row.entity.kind === 'desk') setDesk(row.entity.data)
      if (known()) aheadOf(rows)
    },
  }
}

/** Reckons the tickets among rows a few at a time, the latest commits of a flood left out. */
function reckonAhead(
  known: () => Reckoner | null,
  later: ReckonerPorts['later'],
): (rows: readonly Row[]) => void {
  const waiting: Row[] = []
  let isUnderWay = false
  const go = (): void => {
    const reckoner = known()
    if (reckoner) reckoningOf(waiting.splice(0, AT_ONCE), reckoner)
    isUnderWay = reckoner !== null && waiting.length > 0
    if (isUnderWay) later(go)
  }
  return (rows) => {
    const tickets = rows.filter((row) => row.live && row.entity.kind === 'ticket')
    waiting.push(...tickets.slice(0, KEPT - waiting.length))
    if (isUnderWay || waiting.length === 0) return
    isUnderWay = true
    later(go)
  }
}

function reckonerBy(terms: Terms, log: ReckonerPorts['log']): Reckoner {
  const { writtenHash, zoneHash } = terms
  /** Whatever is wrong with a ticket, the consoles get its row. */
  const reckon = (id: string, ticket: Ticket): string | null => {
    try {
      return reckonedHash(evaluateTicket(ticket, terms), terms)
    } catch (error) {
      log.error({ err: error, ticket: id }, 'ticket not reckoned')
      return null
    }
  }
  const kept = new Map<string, { readonly v: Seq; readonly hash: string | null }>()
  return {
    by: { writtenHash, zoneHash },
    hashOf: (id, v, read) => {
      const before = kept.get(id)
      if (before?.v === v) return before.hash
      const hash = reckon(id, read())
      if (kept.size >= KEPT) kept.clear()
      kept.set(id, { v, hash })
      return hash
    },
  }
}
