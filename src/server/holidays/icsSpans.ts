import type { Zone } from '#shared/domain/calendar/localTime'
import { DAY_MS } from '#shared/domain/instant'
import type { IcsEvent, IcsSpan } from './icsEvent'
import { type IcsMoment, wallIn } from './icsMoment'
import type { IcsRule } from './icsRule'
import { recurringDays } from './recurrence'

/** Further than any zone or replacement moves an occurrence that matters. */
const MARGIN_DAYS = 366

/** How occurrences are told apart: by the instant, or by the date where one of the two is a date. */
export function momentKeys(moment: IcsMoment, own: Zone): { readonly exact: string; readonly date: string } {
  const date = `date ${Math.floor(moment.wall / DAY_MS)}`
  if (moment.kind === 'date') return { exact: date, date }
  return { exact: `instant ${(moment.zone ?? own).instantAt(moment.wall)}`, date }
}

/** Every occurrence of an event that can touch these days, its EXDATEs left out. */
export function spansOf(event: IcsEvent, firstDay: number, lastDay: number, own: Zone): readonly IcsSpan[] {
  const { start, lengthMs } = event
  const first: IcsSpan[] = event.rules.length === 0 ? [{ start, lengthMs }] : []
  const spans = [...first, ...event.furtherSpans]
  const reach = Math.ceil(lengthMs / DAY_MS) + MARGIN_DAYS
  const startDay = Math.floor(start.wall / DAY_MS)
  const timeOfDay = start.wall - startDay * DAY_MS
  for (const rule of event.rules) {
    const isOver = untilOf(rule, event, timeOfDay, own)
    const wanted = { startDay, firstDay: firstDay - reach, lastDay: lastDay + MARGIN_DAYS, isOver }
    for (const day of recurringDays(rule, wanted)) {
      spans.push({ start: { ...start, wall: day * DAY_MS + timeOfDay }, lengthMs })
    }
  }
  return withoutExceptions(spans, event.exceptions, own)
}

function untilOf({ until }: IcsRule, { start }: IcsEvent, timeOfDay: number, own: Zone) {
  if (!until) return () => false
  // A date is meant whole, also where the occurrences have a time of day.
  const lastWall = until.kind === 'date' ? until.wall + DAY_MS - 1 : wallIn(until, start.zone, own)
  return (day: number) => day * DAY_MS + timeOfDay > lastWall
}

function withoutExceptions(
  spans: readonly IcsSpan[],
  exceptions: readonly IcsMoment[],
  own: Zone,
): readonly IcsSpan[] {
  if (exceptions.length === 0) return spans
  const exact = new Set(exceptions.map((moment) => momentKeys(moment, own).exact))
  const dates = new Set(exceptions.map((moment) => momentKeys(moment, own).date))
  return spans.filter(({ start }) => {
    const keys = momentKeys(start, own)
    if (exact.has(keys.exact) || exact.has(keys.date)) return false
    return start.kind === 'time' || !dates.has(keys.date)
  })
}
