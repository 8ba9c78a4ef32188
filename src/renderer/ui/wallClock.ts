import { DAY_MS, type Instant } from '#shared/domain/instant'

/** Writes instants as the desk's wall clock reads them. All strings use the 24-hour clock. */
export interface WallClock {
  readonly zone: string
  /** "14:32:08" */
  readonly time: (at: Instant) => string
  /** "14:32" */
  readonly minute: (at: Instant) => string
  /** "14:32" today, "Thu 13:46" within a week, "25 Mar 13:40" this year, else "25 Mar 2026 13:40". */
  readonly stamp: (at: Instant, now: Instant) => string
  /** The same with seconds. */
  readonly exactStamp: (at: Instant, now: Instant) => string
  /** "2026-03-25" in the zone: equal exactly when two instants fall on one day of the desk. */
  readonly date: (at: Instant) => string
}

type Field = 'year' | 'month' | 'monthName' | 'day' | 'weekday' | 'hour' | 'minute' | 'second'

function fieldsIn(zone: string): (at: Instant) => Record<Field, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const month = new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: '2-digit' })
  return (at) => {
    const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
    for (const part of format.formatToParts(at)) found[part.type] = part.value
    const field = (name: Intl.DateTimeFormatPartTypes) => found[name] ?? ''
    return {
      year: field('year'),
      month: month.format(at),
      monthName: field('month').slice(0, 3),
      day: field('day'),
      weekday: field('weekday'),
      hour: field('hour'),
      minute: field('minute'),
      second: field('second'),
    }
  }
}

const WEEKDAY_SHOWN_WITHIN_MS = 6 * DAY_MS

/** `zone` is an IANA name; an unknown one throws a RangeError (desks are checked before they get here). */
export function createWallClock(zone: string): WallClock {
  const fieldsOf = fieldsIn(zone)
  const dateOf = (at: Instant) => {
    const { year, month, day } = fieldsOf(at)
    return `${year}-${month}-${day.padStart(2, '0')}`
  }
  const timeOf = (at: Instant) => {
    const { hour, minute, second } = fieldsOf(at)
    return `${hour}:${minute}:${second}`
  }
  const minuteOf = (at: Instant) => timeOf(at).slice(0, 5)
  const dayWords = (at: Instant, now: Instant) => {
    const { year, monthName, day, weekday } = fieldsOf(at)
    if (Math.abs(now - at) < WEEKDAY_SHOWN_WITHIN_MS) return `${weekday} `
    return year === fieldsOf(now).year ? `${day} ${monthName} ` : `${day} ${monthName} ${year} `
  }
  const withDay = (at: Instant, now: Instant, time: string) =>
    dateOf(at) === dateOf(now) ? time : dayWords(at, now) + time
  return {
    zone,
    time: timeOf,
    minute: minuteOf,
    stamp: (at, now) => withDay(at, now, minuteOf(at)),
    exactStamp: (at, now) => withDay(at, now, timeOf(at)),
    date: dateOf,
  }
}
