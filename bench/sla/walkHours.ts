import { DateTime } from 'luxon'
import type { CalendarSpec, Weekday } from '#shared/domain/calendar/calendarSpec'

/** Opening hours counted the way one would do it with luxon: day by day, and within a day span by span. */
export interface WalkHours {
  /** The instant at which so much open time has passed; null when ten years do not hold it. */
  readonly addOpen: (from: number, openMs: number) => number | null
  readonly openBetween: (from: number, to: number) => number
}

const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const MOST_DAYS = 3_660

interface Span {
  readonly opensAt: number
  readonly closesAt: number
}

export function walkHours(spec: CalendarSpec): WalkHours {
  const holidays = new Set(spec.holidays.map(({ date }) => date))

  const momentOn = (day: DateTime, time: string): number => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return hour === 24 ? day.plus({ days: 1 }).toMillis() : day.set({ hour, minute }).toMillis()
  }
  const spansOn = (day: DateTime): readonly Span[] => {
    const date = day.toISODate() ?? ''
    const weekday = weekdays[day.weekday - 1]
    if (holidays.has(date) || !weekday) return []
    const spans = spec.overrides[date] ?? spec.weekly[weekday]
    return spans.map(([opens, closes]) => ({
      opensAt: momentOn(day, opens),
      closesAt: momentOn(day, closes),
    }))
  }
  const dayOf = (at: number): DateTime => DateTime.fromMillis(at, { zone: spec.timezone }).startOf('day')

  return {
    addOpen(from, openMs) {
      if (openMs <= 0) return from
      let leftMs = openMs
      let day = dayOf(from)
      for (let days = 0; days < MOST_DAYS; days += 1) {
        for (const { opensAt, closesAt } of spansOn(day)) {
          const start = Math.max(opensAt, from)
          if (closesAt <= start) continue
          if (closesAt - start >= leftMs) return start + leftMs
          leftMs -= closesAt - start
        }
        day = day.plus({ days: 1 })
      }
      return null
    },
    openBetween(from, to) {
      let sum = 0
      for (let day = dayOf(from); day.toMillis() < to; day = day.plus({ days: 1 })) {
        for (const { opensAt, closesAt } of spansOn(day)) {
          sum += Math.max(0, Math.min(closesAt, to) - Math.max(opensAt, from))
        }
      }
      return sum
    },
  }
}
