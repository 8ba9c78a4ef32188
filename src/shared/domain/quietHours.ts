import * as z from 'zod/mini'
import { type Weekday, weekdays } from './calendar/calendarSpec'
import { dateAt, weekdayIndex, type Zone, zoneNamed } from './calendar/localTime'
import { wallTimeMs } from './calendar/wallTime'
import { DAY_MS, type Instant, later } from './instant'

const timeOfDaySchema = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/))

/** Quiet from the first time of that day until, not including, the second; one that is not later ends on the next day. */
const quietSpanSchema = z.readonly(z.strictObject({ from: timeOfDaySchema, until: timeOfDaySchema }))
export type QuietSpan = z.infer<typeof quietSpanSchema>

const quietDaySchema = z.nullable(quietSpanSchema)

/** When a person wants no alerts, on the wall clock of one IANA zone; null for the zone is this computer's. */
export const quietHoursSchema = z.readonly(
  z.strictObject({
    isOn: z.boolean(),
    zone: z.nullable(z.string().check(z.maxLength(60))),
    days: z.readonly(
      z.strictObject({
        mon: quietDaySchema,
        tue: quietDaySchema,
        wed: quietDaySchema,
        thu: quietDaySchema,
        fri: quietDaySchema,
        sat: quietDaySchema,
        sun: quietDaySchema,
      }),
    ),
  }),
)
export type QuietHours = z.infer<typeof quietHoursSchema>

const night: QuietSpan = { from: '22:00', until: '07:00' }

/** Off, with the night filled in for whoever turns them on. */
export const firstQuietHours: QuietHours = {
  isOn: false,
  zone: null,
  days: { mon: night, tue: night, wed: night, thu: night, fri: night, sat: night, sun: night },
}

/** No two ends of quiet hours lie further apart: by then it is the same weekday again. */
const DAYS_AHEAD = 8

interface Span {
  readonly from: Instant
  readonly until: Instant
}

const weekdayOf = (day: number): Weekday => weekdays[weekdayIndex(day)] ?? 'mon'

function spanOf(zone: Zone, day: number, span: QuietSpan): Span {
  const endsNextDay = wallTimeMs(span.until) <= wallTimeMs(span.from)
  return {
    from: zone.instantAt(day * DAY_MS + wallTimeMs(span.from)),
    until: zone.instantAt((endsNextDay ? day + 1 : day) * DAY_MS + wallTimeMs(span.until)),
  }
}

/**
 * Until when it is quiet at `now`, spans that meet taken together; null when it is not. A zone that this computer does
 * not know is taken for `zoneHere`, and silence never comes of a zone that nobody knows (ALR100).
 */
export function quietUntil(quiet: QuietHours, now: Instant, zoneHere: string): Instant | null {
  const zone = zoneNamed(quiet.zone ?? zoneHere) ?? zoneNamed(zoneHere)
  if (!quiet.isOn || zone === null) return null
  const today = dateAt(zone, now)
  let end: Instant | null = null
  for (let day = today - 1; day <= today + DAYS_AHEAD; day += 1) {
    const written = quiet.days[weekdayOf(day)]
    if (written === null) continue
    const { from, until } = spanOf(zone, day, written)
    const reached: Instant = end ?? now
    if (from <= reached && reached < until) end = later(reached, until)
    else if (end !== null && reached === from) end = until
  }
  return end
}
