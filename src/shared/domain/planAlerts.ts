import type { AlertPlan, PlannedAlert } from './alerts'
import { type Instant, plusMs } from './instant'
import type { Person } from './person'
import type { Clock, RunningClock } from './sla/clock'
import type { Ticket } from './ticket'

/** As many as a plan may hold. */
const MOST_ALERTS = 5_000

interface WatchedTicket {
  readonly ticket: Ticket
  readonly clocks: readonly Clock[]
}

const concerns = (ticket: Ticket, agent: Person): boolean =>
  ticket.owner === null || ticket.owner.id === agent.id

function warningsAhead(ticket: Ticket, clock: RunningClock, now: Instant, until: Instant): PlannedAlert[] {
  return clock.warnings
    .filter(({ at }) => at > now && at <= until)
    .map(({ percent, at }) => ({
      id: `${ticket.id}:${clock.metric}:${clock.cycle}:${percent}:${clock.dueAt}`,
      ticketId: ticket.id,
      metric: clock.metric,
      cycle: clock.cycle,
      percent,
      fireAt: at,
      dueAt: clock.dueAt,
      subject: ticket.subject,
      requester: ticket.requester.name,
      priority: ticket.priority,
    }))
}

/** Earliest first; at one instant the higher share first, so that the graver one is never the one cut off. */
const byFireAt = (a: PlannedAlert, b: PlannedAlert): number =>
  a.fireAt - b.fireAt || b.percent - a.percent || (a.id < b.id ? -1 : 1)

/**
 * Every warning ahead for this agent until `now + horizonMs`: of running clocks, on tickets the agent owns and on
 * those nobody owns (ALR1 to ALR4). `clockOffsetMs` is server clock minus this computer's.
 */
export function planAlerts(
  views: Iterable<WatchedTicket>,
  agent: Person,
  now: Instant,
  horizonMs: number,
  clockOffsetMs: number,
): AlertPlan {
  const until = plusMs(now, horizonMs)
  const alerts: PlannedAlert[] = []
  for (const { ticket, clocks } of views) {
    if (!concerns(ticket, agent)) continue
    for (const clock of clocks) {
      if (clock.state === 'running') alerts.push(...warningsAhead(ticket, clock, now, until))
    }
  }
  return { madeAt: now, clockOffsetMs, alerts: alerts.toSorted(byFireAt).slice(0, MOST_ALERTS) }
}
