import { DAY_MS, earlier, type Instant, later } from '../instant'
import type { CalendarStretch, ClosedWhy } from './calendarStretch'
import type { DatePlan, DateSpan } from './datePlan'
import { startOfDate, type Zone } from './localTime'

/** An open stretch of real time, half-open: at `closesAt` the calendar is closed (R5). */
export interface OpenWindow {
  readonly opensAt: Instant
  readonly closesAt: Instant
}

const BREAK: ClosedWhy = { kind: 'break' }

/** The spans as instants, clipped to the date; a span that a clock change leaves empty is dropped (R3). */
function resolve(spans: readonly DateSpan[], day: number, zone: Zone, date: OpenWindow): OpenWindow[] {
  const windows: OpenWindow[] = []
  for (const { fromMs, toMs } of spans) {
    const opensAt = later(zone.instantAt(day * DAY_MS + fromMs), date.opensAt)
    const closesAt = earlier(zone.instantAt(day * DAY_MS + toMs), date.closesAt)
    if (opensAt < closesAt) windows.push({ opensAt, closesAt })
  }
  return windows
}

/** Sorted, with overlapping and touching ones made one. */
export function merged(windows: readonly OpenWindow[]): readonly OpenWindow[] {
  if (windows.length < 2) return windows
  const result: OpenWindow[] = []
  for (const window of windows.toSorted((a, b) => a.opensAt - b.opensAt)) {
    const last = result.at(-1)
    if (last && window.opensAt <= last.closesAt) {
      result[result.length - 1] = { opensAt: last.opensAt, closesAt: later(last.closesAt, window.closesAt) }
    } else {
      result.push(window)
    }
  }
  return result
}

function without(windows: readonly OpenWindow[], cut: OpenWindow): readonly OpenWindow[] {
  return windows.flatMap((window) =>
    [
      { opensAt: window.opensAt, closesAt: earlier(window.closesAt, cut.opensAt) },
      { opensAt: later(window.opensAt, cut.closesAt), closesAt: window.closesAt },
    ].filter((rest) => rest.opensAt < rest.closesAt),
  )
}

/** One local date in real time. A date the zone skipped has no length. */
const lengthOf = (day: number, zone: Zone): OpenWindow => ({
  opensAt: startOfDate(zone, day),
  closesAt: startOfDate(zone, day + 1),
})

/** The open windows of one local date as instants, sorted and apart. A date the zone skipped has none. */
export function windowsOfDate(day: number, plan: DatePlan, zone: Zone): readonly OpenWindow[] {
  if (plan.open.length === 0) return []
  const date = lengthOf(day, zone)
  const open = merged(resolve(plan.open, day, zone, date))
  return resolve(plan.breaks, day, zone, date).reduce(without, open)
}

/** The whole of one local date: when it is open, and why not when it is not. */
export function stretchesOfDate(day: number, plan: DatePlan, zone: Zone): readonly CalendarStretch[] {
  const date = lengthOf(day, zone)
  const planned = merged(resolve(plan.open, day, zone, date))
  const stretches: CalendarStretch[] = []
  let from = date.opensAt
  const closedUntil = (to: Instant, why: ClosedWhy) => {
    if (from < to) stretches.push({ from, to, open: false, why })
    from = later(from, to)
  }
  for (const window of planned) {
    closedUntil(window.opensAt, plan.why)
    for (const { opensAt, closesAt } of resolve(plan.breaks, day, zone, date).reduce(without, [window])) {
      closedUntil(opensAt, BREAK)
      stretches.push({ from: opensAt, to: closesAt, open: true })
      from = closesAt
    }
    closedUntil(window.closesAt, BREAK)
  }
  closedUntil(date.closesAt, plan.why)
  return stretches
}
