import type { Queue } from '#shared/domain/desk'
import { type Instant, instant, later } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { isDone, lastTouchedAt, type Ticket } from '#shared/domain/ticket'
import type { IncidentItem } from '../serviceNow/groupIncidents'
import { type MappedIncident, mapIncident, queueOfGroup, ticketAfter } from '../serviceNow/incidentTicket'
import type { LogRefusal } from '../serviceNow/logRefusal'
import { stepsBy, ticketAsOf } from '../serviceNow/shiftTicket'

/** Done tickets older than this at the start are left out: no board shows them, and there are thousands. */
const DONE_SHOWN_MS = 24 * 3_600_000

/** One moment of the log at which a ticket changes. */
export interface LogMoment {
  readonly at: Instant
  readonly incident: MappedIncident
  /** How many of the incident's steps have happened then; 0 is the opening alone. */
  readonly steps: number
}

export interface ReplayPlan {
  /** The desk as it stood at the start, in the log's own time. */
  readonly standing: readonly Ticket[]
  /** Everything after it, in the order of time. */
  readonly moments: readonly LogMoment[]
  readonly queues: readonly Queue[]
  readonly rejected: number
}

/** Reads a whole log and sorts it into what stood at `startAt` and what came after. */
export async function planReplay(
  items: AsyncIterable<IncidentItem>,
  startAt: Instant,
): Promise<Result<ReplayPlan, LogRefusal>> {
  const standing: Ticket[] = []
  const moments: LogMoment[] = []
  const queues = new Map<string, Queue>()
  let rejected = 0
  for await (const item of items) {
    if (item.kind === 'fault') return refused(item.refusal)
    if (item.kind === 'rejected') {
      rejected += 1
      continue
    }
    for (const { group } of item.rows) queues.set(group ?? '', queueOfGroup(group))
    const incident = mapIncident(item.rows)
    const ticket = ticketAsOf(incident, startAt)
    if (ticket && !isOld(ticket, startAt)) standing.push(ticket)
    moments.push(...momentsAfter(incident, startAt))
  }
  moments.sort((a, b) => a.at - b.at)
  return accepted({ standing, moments, queues: [...queues.values()], rejected })
}

const isOld = (ticket: Ticket, startAt: Instant): boolean =>
  isDone(ticket.status) && lastTouchedAt(ticket) < startAt - DONE_SHOWN_MS

/** A step never comes before an earlier one of its incident, even where the log's clock went back. */
function momentsAfter(incident: MappedIncident, startAt: Instant): readonly LogMoment[] {
  const { opening, steps } = incident
  const moments: LogMoment[] = []
  if (opening.openedAt > startAt) moments.push({ at: opening.openedAt, incident, steps: 0 })
  let at = opening.openedAt
  for (let index = stepsBy(steps, startAt); index < steps.length; index += 1) {
    at = later(at, steps[index]?.at ?? at)
    moments.push({ at, incident, steps: index + 1 })
  }
  return moments
}

/** The ticket as it stands from this moment on, in the log's own time. */
export const ticketAt = ({ incident, steps }: LogMoment): Ticket =>
  ticketAfter(incident.opening, incident.steps.slice(0, steps))

/**
 * Where an instant of the log lies now. Before the start the log keeps its true lengths, so every clock stands as
 * it stood; after it the log runs `speed` times as fast as the clocks that count it. At 60 a promise of one hour
 * therefore has one real hour, in which the desk does the work of sixty: fewer promises break than did then.
 */
export const createToDeskTime =
  (startAt: Instant, beganAt: Instant, speed: number) =>
  (logAt: Instant): Instant =>
    logAt <= startAt
      ? instant(beganAt - (startAt - logAt))
      : instant(beganAt + Math.round((logAt - startAt) / speed))

/** The instant of the log that is played at `now`. */
export const logTimeAt = (startAt: Instant, beganAt: Instant, speed: number, now: Instant): Instant =>
  instant(startAt + (now - beganAt) * speed)
