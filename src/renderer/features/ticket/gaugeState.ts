import { assertNever } from '#shared/domain/assertNever'
import { HOUR_MS, type Instant, MINUTE_MS } from '#shared/domain/instant'
import { type Metric, metrics } from '#shared/domain/sla/agreement'
import { budgetOf } from '#shared/domain/sla/budget'
import type { Clock, PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { durationReading } from '#shared/domain/sla/reading'
import { dueIfResumed } from '#shared/domain/sla/resumption'
import { policyOfClock, type Terms } from '#shared/domain/sla/terms'
import { warningsOf } from '#shared/domain/sla/warnings'
import { isDone, type Ticket, type TicketEvent } from '#shared/domain/ticket'
import { hoursText } from './lengthText'

/** How much of its budget a clock has used, and how large that is; the share may pass 1. */
export interface Used {
  readonly share: number
  readonly budgetMs: number
}

/** Counted milliseconds that are left: open time for open targets, all time for wall targets. Below zero past due. */
function leftMs(
  clock: RunningClock,
  now: Instant,
  counter: NonNullable<ReturnType<typeof budgetOf>>['counter'],
) {
  return now <= clock.dueAt ? counter.openBetween(now, clock.dueAt) : -counter.openBetween(clock.dueAt, now)
}

function usedMs(ticket: Ticket, clock: Clock, now: Instant, terms: Terms): Used | null {
  const calendar = policyOfClock(ticket, terms, clock)?.calendar
  const budget = calendar ? budgetOf(clock.target, clock.startedAt, calendar) : null
  if (!budget || budget.budgetMs <= 0) return null
  const { budgetMs, counter } = budget
  const of = (used: number): Used => ({ share: Math.max(0, used) / budgetMs, budgetMs })
  switch (clock.state) {
    case 'running':
      return of(budgetMs - leftMs(clock, now, counter))
    case 'paused':
      return of(budgetMs - clock.remainingMs)
    case 'met':
    case 'missed':
      return of(clock.elapsedMs)
    case 'cancelled':
      return null
    default:
      return assertNever(clock)
  }
}

/** The share of a clock's budget used at `now` (TKT1); null where it has no budget to speak of. */
export const usedOf = (ticket: Ticket, clock: Clock, now: Instant, terms: Terms | null): Used | null =>
  terms === null ? null : usedMs(ticket, clock, now, terms)

/** A budget as people say it: "15:00", "8h", "24h", "1h 30m". Open hours are never turned into days. */
export function budgetText(budgetMs: number): string {
  if (budgetMs < HOUR_MS) return durationReading(budgetMs).text
  const minutes = Math.floor((budgetMs % HOUR_MS) / MINUTE_MS)
  return hoursText(Math.floor(budgetMs / HOUR_MS), minutes === 0 ? null : String(minutes))
}

/** When a paused clock would fall due if it went on at `now` (TKT2); null when the calendar does not reach so far. */
export function dueOnResuming(
  ticket: Ticket,
  clock: PausedClock,
  now: Instant,
  terms: Terms,
): Instant | null {
  const calendar = policyOfClock(ticket, terms, clock)?.calendar
  return calendar ? dueIfResumed(clock, calendar, now) : null
}

/** Drawn on every ticket, also to say that there is no such promise. */
const alwaysDrawn: readonly Metric[] = ['acknowledgement', 'firstResponse', 'resolution']

/** The metrics drawn as gauges, in the order they are usually kept; beside the usual three those that have clocks. */
export const gaugeMetricsOf = (clocks: readonly Clock[]): readonly Metric[] =>
  metrics.filter((metric) => alwaysDrawn.includes(metric) || clocks.some((clock) => clock.metric === metric))

/** The latest cycle of a metric; null when it is not promised. */
export const latestClock = (clocks: readonly Clock[], metric: Metric): Clock | null =>
  clocks.findLast((clock) => clock.metric === metric) ?? null

/** The warning that this clock will reach next; null when only the due instant or nothing is ahead. */
export const nextWarning = (clock: RunningClock, now: Instant) =>
  warningsOf(clock).find((warning) => warning.at > now) ?? null

/**
 * The promise by whose words a kept one is told (TKT97): an answer, or being done, says "I have it" as well as the word
 * itself does, being done ends the wait for an answer too, and who did only that said nothing else.
 */
export function keptAs({ history }: Ticket, metric: Metric, metAt: Instant): Metric {
  const did = (type: TicketEvent['type']) => history.some((event) => event.type === type && event.at <= metAt)
  if (metric === 'acknowledgement') {
    if (did('acknowledged')) return metric
    return did('replied') ? 'firstResponse' : 'resolution'
  }
  const then = history.filter(({ at }) => at === metAt)
  const wasDone = then.some((event) => event.type === 'statusChanged' && isDone(event.to))
  return wasDone && !then.some(({ type }) => type === 'replied') ? 'resolution' : metric
}
