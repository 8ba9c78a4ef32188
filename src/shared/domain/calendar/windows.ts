import { DAY_MS, earlier, type Instant, later } from '../instant'
import type { DatePlan, DateSpan } from './datePlan'
import type { Zone } from './localTime'

/** An open stretch of real time, half-open: at `closesAt` the calendar is closed (R5). */
export interface OpenWindow {
  readonly opensAt: Instant
  readonly closesAt: Instant
}

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
function merged(windows: readonly OpenWindow[]): readonly OpenWindow[] {
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

/** The open windows of one local date as instants, sorted and apart. A date the zone skipped has none. */
export function windowsOfDate(day: number, plan: DatePlan, zone: Zone): readonly OpenWindow[] {
  if (plan.open.length === 0) return []
  const date = { opensAt: zone.instantAt(day * DAY_MS), closesAt: zone.instantAt((day + 1) * DAY_MS) }
  const open = merged(resolve(plan.open, day, zone, date))
  return resolve(plan.breaks, day, zone, date).reduce(without, open)
}
