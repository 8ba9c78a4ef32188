import { levelKey } from './alertLevel'
import type { PlannedAlert } from './alerts'
import type { Instant } from './instant'
import type { Clock, RunningClock } from './sla/clock'
import { acknowledgementOf, type Ticket } from './ticket'

/**
 * The warnings of one ticket until `until`, from every running clock of every metric (R30). A level is named once per
 * (ticket, metric, cycle, level, due): a due instant that moves makes warnings of its own, and those that lie ahead
 * again are told again. Of the warnings that have passed only the last of each clock is named, so that whoever keeps
 * an earlier plan sees that the clock still runs, and whether it was brought forward past it (ALR2). `zone` is the desk's.
 */
export function nextAlerts(
  ticket: Ticket,
  clocks: readonly Clock[],
  now: Instant,
  until: Instant,
  zone: string | null,
): readonly PlannedAlert[] {
  const alerts: PlannedAlert[] = []
  for (const clock of clocks) {
    if (clock.state === 'running') addWarnings(alerts, ticket, clock, { now, until, zone })
  }
  return alerts
}

function addWarnings(
  alerts: PlannedAlert[],
  ticket: Ticket,
  { metric, cycle, dueAt, warnedAt, levels }: RunningClock,
  { now, until, zone }: { readonly now: Instant; readonly until: Instant; readonly zone: string | null },
): void {
  const isAcknowledged = acknowledgementOf(ticket) !== null
  const lastPassed = warnedAt.findLastIndex((at) => at <= now)
  for (const [index, fireAt] of warnedAt.entries()) {
    const level = levels[index]
    if (!level || (fireAt <= now ? index !== lastPassed : fireAt > until)) continue
    alerts.push({
      id: `${ticket.id}:${metric}:${cycle}:${levelKey(level)}:${dueAt}`,
      ticketId: ticket.id,
      metric,
      cycle,
      level,
      fireAt,
      dueAt,
      subject: ticket.subject,
      requester: ticket.requester.name,
      priority: ticket.priority,
      isAcknowledged,
      tier: ticket.requester.tier,
      isOwned: ticket.owner !== null,
      nextAt: warnedAt[index + 1] ?? null,
      zone,
    })
  }
}
