import type { Desk, Queue } from '#shared/domain/desk'
import { type Instant, instant, plusMs } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { Ticket } from '#shared/domain/ticket'
import type { IntakeStore, TicketWrite } from '../../db/store'
import type { IncidentItem } from './groupIncidents'
import { type ImportProgress, readImportProgress, writeImportProgress } from './importProgress'
import { type MappedIncident, mapIncident, queueOfGroup, ticketAfter } from './incidentTicket'
import type { LogRefusal } from './logRefusal'
import type { LogRow } from './logRow'
import { shiftTicket, ticketAsOf } from './shiftTicket'
import { addToTally, emptyTally, type Tally } from './tally'

/** Tickets per transaction: large enough that the disk is asked rarely, small enough to stop soon on Ctrl-C. */
const BATCH = 500

export interface ImportOrder {
  /** Names the job in the store: the same file, zone and cut carry on where they stopped. */
  readonly job: string
  readonly items: AsyncIterable<IncidentItem>
  /** An instant of the log at which it is cut and which becomes `now`; null for the whole log at its own time. */
  readonly cutAt: Instant | null
  readonly now: Instant
  /** At most so many incidents of the file, counted from its start. */
  readonly limit: number | null
  /** Kept when the store has no desk yet. */
  readonly desk: Desk
}

export interface ImportPorts {
  readonly store: IntakeStore
  readonly reject: (line: number, reason: string, text: string) => void
  readonly onBatch: (incidents: number) => void
  readonly signal: AbortSignal
}

export interface ImportOutcome {
  readonly kind: 'finished' | 'stopped' | 'was-finished'
  readonly tally: Tally
  readonly written: number
  readonly unchanged: number
}

/**
 * Streams incidents into the store as tickets with their whole histories. Progress is kept in the store after
 * every batch, so a run that was stopped or killed carries on behind the last batch (IMP6), and one that was
 * finished changes nothing any more, whatever agents did to the tickets since (IMP7).
 */
export async function importLog(
  order: ImportOrder,
  ports: ImportPorts,
): Promise<Result<ImportOutcome, LogRefusal>> {
  const { store } = ports
  if ((await store.readDesk()) === null) await store.writeDesk(order.desk)
  const before = await readImportProgress(store, order.job)
  if (before?.finished) {
    return accepted({ kind: 'was-finished', tally: before.finished, written: 0, unchanged: 0 })
  }
  const shiftMs = before?.shiftMs ?? (order.cutAt === null ? 0 : order.now - order.cutAt)
  return run(order, ports, { incidents: before?.incidents ?? 0, shiftMs, finished: null })
}

async function run(
  order: ImportOrder,
  ports: ImportPorts,
  begun: ImportProgress,
): Promise<Result<ImportOutcome, LogRefusal>> {
  const tally = emptyTally()
  const batches = createBatches(order, ports, begun)
  let incidents = 0
  for await (const item of order.items) {
    if (ports.signal.aborted || incidents === order.limit) break
    if (item.kind === 'fault') {
      await batches.write(incidents)
      return refused(item.refusal)
    }
    if (item.kind === 'rejected') {
      tally.rejected += 1
      ports.reject(item.line, item.reason, item.text)
      continue
    }
    incidents += 1
    const incident = mapIncident(item.rows)
    const ticket = ticketOf(incident, order.cutAt)
    if (ticket) addToTally(tally, incident, ticket, item.rows.length)
    if (ticket && incidents > begun.incidents) batches.add(ticket, item.rows)
    if (batches.isFull()) await batches.write(incidents)
  }
  await batches.write(incidents)
  const isStopped = ports.signal.aborted
  const isWhole = !isStopped && (order.limit === null || incidents < order.limit)
  if (isWhole) await writeImportProgress(ports.store, order.job, { ...begun, incidents, finished: tally })
  return accepted({ kind: isStopped ? 'stopped' : 'finished', tally, ...batches.counts() })
}

/** Collects tickets and writes them with the progress they stand for. */
function createBatches({ job }: ImportOrder, { store, onBatch }: ImportPorts, begun: ImportProgress) {
  const queues = new Map<string, Queue>()
  const counts = { written: 0, unchanged: 0 }
  let batch: TicketWrite[] = []
  let isFirst = begun.incidents > 0

  return {
    isFull: () => batch.length >= BATCH,
    counts: () => counts,
    add(ticket: Ticket, rows: readonly LogRow[]): void {
      for (const { group } of rows) queues.set(group ?? '', queueOfGroup(group))
      batch.push({ ticket: shiftedBy(ticket, begun.shiftMs), messages: [] })
    },
    async write(incidents: number): Promise<void> {
      if (incidents <= begun.incidents) return
      const fresh = isFirst ? await withoutStored(batch, store) : batch
      if (fresh.length > 0) {
        const result = await store.writeTickets(fresh, [...queues.values()])
        counts.written += result.written
        counts.unchanged += result.unchanged
      }
      counts.unchanged += batch.length - fresh.length
      isFirst = false
      batch = []
      queues.clear()
      await writeImportProgress(store, job, { ...begun, incidents })
      onBatch(incidents)
    },
  }
}

const ticketOf = (incident: MappedIncident, cutAt: Instant | null): Ticket | null =>
  cutAt === null ? ticketAfter(incident.opening, incident.steps) : ticketAsOf(incident, cutAt)

const shiftedBy = (ticket: Ticket, shiftMs: number): Ticket =>
  shiftMs === 0 ? ticket : shiftTicket(ticket, (at) => plusMs(instant(at), shiftMs))

/**
 * A run killed between a batch and its progress has written that batch, and agents may have worked on it since:
 * the first batch after a restart leaves alone what is there.
 */
async function withoutStored(
  batch: readonly TicketWrite[],
  store: IntakeStore,
): Promise<readonly TicketWrite[]> {
  const missing: TicketWrite[] = []
  for (const write of batch) {
    if ((await store.readTicket(write.ticket.id)) === null) missing.push(write)
  }
  return missing
}
