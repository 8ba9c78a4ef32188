import { aDesk } from '#kit/builders'
import type { Desk } from '#shared/domain/desk'
import type { Agreement, Targets } from '#shared/domain/sla/agreement'
import { type Priority, priorities, type WaitingStatus } from '#shared/domain/ticket'
import { calendarSpecOf, type PeerCalendar } from './peerCalendar'
import type { Semantics } from './peerSemantics'
import type { PeerEvent, PeerTargets, TicketVector } from './ticketVector'

/** What is promised from some event of the vector on. */
interface Promised {
  readonly targets: PeerTargets | null
  readonly calendar: PeerCalendar
}

/** The desk that promises what the vector tells, and the priority by which each of its promises is reached. */
export interface PeerPolicies {
  readonly desk: Desk
  readonly firstPriority: Priority
  readonly priorityAfter: ReadonlyMap<PeerEvent, Priority>
}

export const changesTarget = (event: PeerEvent): boolean =>
  event.type !== 'created' &&
  (event.type === 'priority' || event.targets_minutes !== undefined || event.calendar !== undefined)

/** A wait that a customer's message ends, or one that it does not. */
export const waitingStatus = ({ isWaitEndedByCustomer }: Semantics): WaitingStatus =>
  isWaitEndedByCustomer ? 'waiting-customer' : 'waiting-vendor'

/**
 * One policy of ours per set of promises a vector goes through, told apart by priority: a change of policy is a
 * change of priority. Null when there are more than there are priorities.
 */
export function peerPolicies(vector: TicketVector, semantics: Semantics): PeerPolicies | null {
  const first: Promised = { targets: vector.targets_minutes, calendar: vector.calendar }
  const inTurn: Promised[] = [first]
  const byName = new Map<string, Promised>()
  const priorityAfter = new Map<PeerEvent, Priority>()
  let now = first
  for (const event of vector.events) {
    if (event.type === 'created' && event.priority) byName.set(event.priority, first)
    if (!changesTarget(event)) continue
    now = promisedAfter(event, now, byName)
    const known = inTurn.findIndex((promised) => isSame(promised, now))
    const turn = known === -1 ? inTurn.push(now) - 1 : known
    const priority = priorities[turn]
    if (!priority) return null
    priorityAfter.set(event, priority)
  }
  return { desk: deskOf(inTurn, semantics), firstPriority: priorities[0] ?? 'P1', priorityAfter }
}

const isSame = (a: Promised, b: Promised): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What an event does not name stays as it was, unless its priority was met before. */
function promisedAfter(event: PeerEvent, now: Promised, byName: Map<string, Promised>): Promised {
  const before = byName.get(event.priority ?? '') ?? now
  const after = {
    targets: event.targets_minutes === undefined ? before.targets : event.targets_minutes,
    calendar: event.calendar ?? before.calendar,
  }
  if (event.priority) byName.set(event.priority, after)
  return after
}

function deskOf(inTurn: readonly Promised[], semantics: Semantics): Desk {
  const waiting = waitingStatus(semantics)
  const [usual] = aDesk().agreements
  const agreement: Agreement = {
    ...(usual ?? { id: 'peer', version: 1, name: 'Peer', effectiveFrom: null, openTickets: 'move' }),
    warnings: [{ percent: 100 }],
    pauses: Object.fromEntries(semantics.paused.map((metric) => [metric, [waiting]])),
    onReopen: semantics.onReopen,
    onTargetChange: semantics.onTargetChange,
    nextResponseFrom: semantics.nextResponseFrom,
    policies: inTurn.map(({ targets }, turn) => ({
      id: `turn-${turn}`,
      name: `Turn ${turn}`,
      when: { priority: [priorities[turn] ?? 'P4'] },
      calendars: [`turn-${turn}`],
      targets: targetsOf(targets, semantics),
    })),
  }
  return aDesk({
    calendars: inTurn.map(({ calendar }, turn) => calendarSpecOf(calendar, `turn-${turn}`)),
    agreements: [agreement],
  })
}

function targetsOf(minutes: PeerTargets | null, { metricOf }: Semantics): Targets {
  return Object.fromEntries(
    Object.entries(minutes ?? {}).flatMap(([peer, value]) => {
      const metric = metricOf(peer)
      return metric === null || value === null ? [] : [[metric, { unit: 'open-minutes', value } as const]]
    }),
  )
}
