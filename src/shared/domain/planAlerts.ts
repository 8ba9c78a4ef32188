import { byGravity, isDueLevel } from './alertLevel'
import type { AlertPlan, PlannedAlert } from './alerts'
import { type Instant, plusMs } from './instant'
import { nextAlerts } from './nextAlerts'
import type { Person } from './person'
import type { Clock } from './sla/clock'
import { type Snooze, sleepEnd, snoozeOf } from './snooze'
import type { Ticket } from './ticket'
import { answersFor, nobodyLeft, type WhoLeft } from './whoseTicket'

/** As many as a plan may hold. */
const MOST_ALERTS = 5_000

/** What of the desk a plan rests on. */
interface AboutDesk {
  /** On whose wall clock warnings are told. */
  readonly zone: string | null
  readonly left: WhoLeft
}

interface WatchedTicket {
  readonly ticket: Ticket
  readonly clocks: readonly Clock[]
}

/** Earliest first; at one instant the graver one first, so that it is never the one cut off. */
const byFireAt = (a: PlannedAlert, b: PlannedAlert): number =>
  a.fireAt - b.fireAt || byGravity(b, a) || (a.id < b.id ? -1 : 1)

/** What may be kept of too many: everything ahead, the nearest first, then the latest that passed. */
function withinLimit(alerts: readonly PlannedAlert[], now: Instant): readonly PlannedAlert[] {
  const inOrder = alerts.toSorted(byFireAt)
  const ahead = inOrder.filter(({ fireAt }) => fireAt > now).slice(0, MOST_ALERTS)
  const room = MOST_ALERTS - ahead.length
  const passed = inOrder.filter(({ fireAt }) => fireAt <= now)
  return [...(room > 0 ? passed.slice(-room) : []), ...ahead]
}

/**
 * The warnings of a ticket that sleeps until then: a breach is told as ever, and of the others that would come in its
 * sleep the last of each clock when the sleep ends (ALR119).
 */
function whileAsleep(
  alerts: readonly PlannedAlert[],
  { at }: Snooze,
  until: Instant,
): readonly PlannedAlert[] {
  const held = new Map<string, PlannedAlert>()
  const told = alerts.filter((alert) => {
    if (alert.fireAt < at || alert.fireAt >= until || isDueLevel(alert.level)) return true
    held.set(`${alert.metric} ${alert.cycle}`, alert)
    return false
  })
  const after = [...held.values()].filter(({ dueAt }) => dueAt > until)
  return [...told, ...after.map((alert) => ({ ...alert, fireAt: until }))]
}

/**
 * Every warning of this agent until `now + horizonMs`: of running clocks, on tickets the agent owns and on those
 * that are nobody's; the last that passed of each is named too (ALR1 to ALR4). What lies beyond the horizon, or beyond as
 * many as a plan may hold, is planned by a later plan: a console makes one after every change and at least every hour,
 * so that the nearest warnings are always planned before they are due. `clockOffsetMs` is server clock minus this
 * computer's.
 */
export function planAlerts(
  views: Iterable<WatchedTicket>,
  agent: Person,
  now: Instant,
  horizonMs: number,
  clockOffsetMs: number,
  { zone, left }: AboutDesk = { zone: null, left: nobodyLeft },
): AlertPlan {
  const until = plusMs(now, horizonMs)
  const alerts: PlannedAlert[] = []
  for (const { ticket, clocks } of views) {
    if (!answersFor(ticket, agent, left)) continue
    const snooze = snoozeOf(ticket, agent.id, now)
    const next = nextAlerts(ticket, clocks, now, until, zone)
    alerts.push(...(snooze === null ? next : whileAsleep(next, snooze, sleepEnd(snooze, clocks))))
  }
  return { madeAt: now, clockOffsetMs, alerts: withinLimit(alerts, now) }
}
