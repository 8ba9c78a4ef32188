import type { QueueId } from '../ids'
import { type Instant, later } from '../instant'
import type { Actor } from '../person'
import { isDone, type Priority, type Status, type Ticket } from '../ticket'
import type { Metric } from './agreement'
import type { Cycle, CycleEnd, Phase, PhaseCause } from './cycle'
import { type AgreementInForce, policyFor, type TicketFacts } from './policies'

/** A history as far as it has been read. */
export interface Story {
  readonly ticket: Ticket
  readonly versions: readonly AgreementInForce[]
  readonly phases: Phase[]
  readonly cycles: Record<Metric, Cycle[]>
  phase: Phase
  /** The next version of the agreement that may concern this ticket. */
  versionAhead: number
  /** A version that took effect while the ticket was done: it goes on under it when it is reopened (R26). */
  versionOnReopening: AgreementInForce | null
  /** The customer wrote, or the ticket changed queue, while it was done: owed when it is reopened. */
  isAskedWhileDone: boolean
  isMovedWhileDone: boolean
  /** The first public answer since the ticket was done: should it be reopened, it has been answered (R16). */
  answeredWhileDone: CycleEnd | null
  /** The customer's message ended a wait that the row's status still names (R21). */
  isWaitOver: boolean
  /** The ticket is part of another one for a while: its own status says nothing then (R27). */
  isAway: boolean
  /** When it last ceased to be. */
  returnedAt: Instant | null
}

/** What policies are chosen by, at some time of a ticket. */
export const factsAt = (ticket: Ticket, priority: Priority, queue: string): TicketFacts => ({
  priority,
  queue,
  channel: ticket.channel,
  category: ticket.category,
  assetClass: ticket.assetClass,
  tier: ticket.requester.tier,
})

/** What a field was before the first event that changed it. */
export function atFirst(ticket: Ticket): Pick<Phase, 'status' | 'priority' | 'queue'> {
  let status: Status | null = null
  let priority: Priority | null = null
  let queue: QueueId | null = null
  for (const event of ticket.history) {
    if (event.type === 'statusChanged') status ??= event.from
    if (event.type === 'priorityChanged') priority ??= event.from
    if (event.type === 'moved') queue ??= event.from
  }
  return {
    status: status ?? ticket.status,
    priority: priority ?? ticket.priority,
    queue: queue ?? ticket.queue,
  }
}

/** The version a ticket is opened under: the latest that had taken effect, or the first there is (R26). */
function versionAtOpening(versions: readonly AgreementInForce[], openedAt: Instant): number {
  const found = versions.findLastIndex(({ effectiveAt }) => effectiveAt === null || effectiveAt <= openedAt)
  return Math.max(found, 0)
}

/** A ticket as it was opened, with nothing told yet. */
export function openStory(ticket: Ticket, versions: readonly AgreementInForce[]): Story {
  const { status, priority, queue } = atFirst(ticket)
  const index = versionAtOpening(versions, ticket.openedAt)
  const version = versions[index]
  if (!version) throw new Error('Terms hold at least one version of the agreement.')
  const policy = policyFor(version.policies, factsAt(ticket, priority, queue))
  const by = ticket.history[0]?.by ?? { kind: 'requester', name: ticket.requester.name }
  const phase: Phase = { at: ticket.openedAt, by, cause: 'opened', status, priority, queue, version, policy }
  return {
    ticket,
    versions,
    phases: [phase],
    cycles: {
      acknowledgement: [],
      firstResponse: [],
      nextResponse: [],
      update: [],
      ownership: [],
      resolution: [],
    },
    phase,
    versionAhead: index + 1,
    versionOnReopening: null,
    isAskedWhileDone: false,
    answeredWhileDone: null,
    isMovedWhileDone: false,
    isWaitOver: false,
    isAway: false,
    returnedAt: null,
  }
}

/** The last cycle of a metric while it is owed. */
export const openCycle = (story: Story, metric: Metric): Cycle | null => {
  const last = story.cycles[metric].at(-1)
  return last && last.end === null ? last : null
}

/** Something is owed from then on. */
export function begin(story: Story, metric: Metric, startedAt: Instant): Cycle {
  const startPhase = story.phases.length - 1
  const cycle: Cycle = { metric, startedAt, startPhase, broughtForwardAt: null, end: null }
  const earlier = story.cycles[metric]
  // A list that is added to makes room for many more, and nearly every metric has one cycle.
  if (earlier.length === 0) story.cycles[metric] = [cycle]
  else earlier.push(cycle)
  return cycle
}

/** What is owed is owed no more; nothing happens where nothing is. */
export function end(story: Story, metric: Metric, at: Instant, by: Actor, how: CycleEnd['how']): void {
  const cycle = openCycle(story, metric)
  if (cycle) cycle.end = { at: later(at, cycle.startedAt), by, how, phase: story.phases.length - 1 }
}

/** The history goes on; versions of the agreement take effect on the way. Null: to the end. */
export function passTime(story: Story, until: Instant | null): void {
  for (;;) {
    const version = story.versions[story.versionAhead]
    if (!version || version.effectiveAt === null) return
    if (until !== null && version.effectiveAt > until) return
    story.versionAhead += 1
    if (version.agreement.openTickets === 'keep') continue
    if (isDone(story.phase.status)) story.versionOnReopening = version
    else {
      const by: Actor = { kind: 'system', name: version.agreement.name }
      enter(story, version.effectiveAt, by, 'version', { version })
    }
  }
}

/** A new phase, with the policy that matches the ticket then. */
export function enter(
  story: Story,
  at: Instant,
  by: Actor,
  cause: PhaseCause,
  change: Partial<Pick<Phase, 'status' | 'priority' | 'queue' | 'version'>>,
): void {
  const before = story.phase
  const { status, priority, queue, version } = { ...before, ...change }
  const isAsBefore = priority === before.priority && queue === before.queue && version === before.version
  const policy = isAsBefore
    ? before.policy
    : policyFor(version.policies, factsAt(story.ticket, priority, queue))
  story.phase = { at: later(at, before.at), by, cause, status, priority, queue, version, policy }
  story.phases.push(story.phase)
}
