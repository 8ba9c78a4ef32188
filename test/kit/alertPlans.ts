import type { DeskCallArgs } from '#shared/bridge/desk'
import { levelKey } from '#shared/domain/alertLevel'
import type { AlertPlan, PlannedAlert } from '#shared/domain/alerts'
import { ticketId } from '#shared/domain/ids'
import { type Instant, instant, MINUTE_MS } from '#shared/domain/instant'

type AlertChanges = Partial<Omit<PlannedAlert, 'id' | 'ticketId'>> & { readonly ticket?: string }

/** A warning at half of a first response of 30 minutes, unless told otherwise; its id is made as the plan makes it. */
export function aPlannedAlert(
  fireAt: number,
  { ticket = '20418', ...changes }: AlertChanges = {},
): PlannedAlert {
  const alert = {
    ticketId: ticketId(ticket),
    metric: 'firstResponse',
    cycle: 0,
    level: { percent: 50 },
    fireAt: instant(fireAt),
    dueAt: instant(fireAt + 15 * MINUTE_MS),
    subject: 'VPN drops every 20 minutes',
    requester: 'Helena Virtanen',
    priority: 'P2',
    isAcknowledged: false,
    tier: 'standard',
    isOwned: true,
    nextAt: null,
    zone: 'UTC',
    ...changes,
  } as const
  return { ...alert, id: `${ticket}:${alert.metric}:${alert.cycle}:${levelKey(alert.level)}:${alert.dueAt}` }
}

/** The four warnings of one clock: at 50, 75 and 90 % of half an hour, and at the due instant. */
export function warningsOf(ticket: string, startedAt: number, dueAt: Instant): readonly PlannedAlert[] {
  return [50, 75, 90, 100].map((percent) =>
    aPlannedAlert(startedAt + ((dueAt - startedAt) * percent) / 100, { ticket, level: { percent }, dueAt }),
  )
}

export const aPlan = (madeAt: number, alerts: readonly PlannedAlert[], clockOffsetMs = 0): AlertPlan => ({
  madeAt: instant(madeAt),
  clockOffsetMs,
  alerts,
})

/** What the console tells the tray when a first response is due first. */
export const aWorstClock = (ticket: string, dueAt: number): DeskCallArgs<'showWorstClock'>[0] => ({
  worst: {
    ticketId: ticketId(ticket),
    metric: 'firstResponse',
    dueAt: instant(dueAt),
    isAcknowledged: false,
  },
  next: [],
  breached: 3,
  isOffline: false,
  clockOffsetMs: 0,
})
