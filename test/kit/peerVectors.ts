import * as z from 'zod/mini'
import { assertNever } from '#shared/domain/assertNever'
import { type Calendar, compileCalendar } from '#shared/domain/calendar/calendar'
import type { CalendarSpec, Weekday } from '#shared/domain/calendar/calendarSpec'
import { parseDate, zoneNamed } from '#shared/domain/calendar/localTime'
import { wallTimeMs } from '#shared/domain/calendar/wallTime'
import { DAY_MS, type Instant, plusMs, SECOND_MS } from '#shared/domain/instant'
import { at } from './builders'

const spans = z.array(z.tuple([z.string(), z.string()]))
export const peerCalendarSchema = z.object({
  timezone: z.string(),
  weekly: z.record(z.string(), spans),
  holidays: z.optional(z.array(z.string())),
  overrides: z.optional(z.record(z.string(), spans)),
  breaks: z.optional(z.record(z.string(), spans)),
})
type PeerCalendar = z.infer<typeof peerCalendarSchema>

const pauses = z.optional(z.array(z.tuple([z.string(), z.string()])))
const seconds = z.optional(z.number())

const addSchema = z.object({
  kind: z.literal('add'),
  calendar: peerCalendarSchema,
  start: z.string(),
  seconds,
  minutes: seconds,
  pauses,
  expect_end: z.string(),
})
const betweenSchema = z.object({
  kind: z.literal('between'),
  calendar: peerCalendarSchema,
  from: z.string(),
  to: z.string(),
  pauses,
  expect_seconds: seconds,
  expect_minutes: seconds,
})
const openSchema = z.object({
  kind: z.enum(['next_open', 'prev_open']),
  calendar: peerCalendarSchema,
  at: z.string(),
  expect: z.string(),
})
const localSchema = z.object({
  kind: z.literal('resolve_local'),
  timezone: z.string(),
  local: z.string(),
  expect_instant: z.string(),
})
export const calendarVectorSchema = z.union([addSchema, betweenSchema, openSchema, localSchema])
export type CalendarVector = z.infer<typeof calendarVectorSchema>

/** A peer's calendar in our form. */
export const calendarSpecOf = (peer: PeerCalendar): CalendarSpec => {
  const on = (day: Weekday) => peer.weekly[day] ?? []
  return {
    id: 'peer',
    version: 1,
    name: 'Peer',
    effectiveFrom: null,
    timezone: peer.timezone,
    weekly: {
      mon: on('mon'),
      tue: on('tue'),
      wed: on('wed'),
      thu: on('thu'),
      fri: on('fri'),
      sat: on('sat'),
      sun: on('sun'),
    },
    holidays: (peer.holidays ?? []).map((date) => ({ date, name: 'Holiday' })),
    overrides: peer.overrides ?? {},
    openings: {},
    breaks: peer.breaks ?? {},
  }
}

export const calendarOf = (peer: PeerCalendar): Calendar => {
  const compiled = compileCalendar(calendarSpecOf(peer))
  if (!compiled.ok) throw new Error(`The calendar was refused: ${JSON.stringify(compiled.refusal)}`)
  return compiled.value
}

const iso = (instant: Instant | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().replace('.000Z', 'Z')

/** Open time with pauses taken out, as the running stretches of a clock would see it. */
function unpaused(from: Instant, until: Instant | null, cuts: readonly (readonly [string, string])[]) {
  const stretches: { from: Instant; to: Instant | null }[] = []
  let start = from
  for (const [pausedAt, resumedAt] of cuts) {
    if (at(pausedAt) > start) stretches.push({ from: start, to: at(pausedAt) })
    if (at(resumedAt) > start) start = at(resumedAt)
  }
  return [...stretches, { from: start, to: until }]
}

function add(vector: z.infer<typeof addSchema>): string | null {
  const calendar = calendarOf(vector.calendar)
  let leftMs = (vector.seconds ?? (vector.minutes ?? 0) * 60) * SECOND_MS
  for (const stretch of unpaused(at(vector.start), null, vector.pauses ?? [])) {
    if (stretch.to === null) return iso(calendar.addOpen(stretch.from, leftMs))
    const countedHere = calendar.openBetween(stretch.from, stretch.to)
    if (countedHere >= leftMs) return iso(calendar.addOpen(stretch.from, leftMs))
    leftMs -= countedHere
  }
  return null
}

function between(vector: z.infer<typeof betweenSchema>): number {
  const calendar = calendarOf(vector.calendar)
  const to = at(vector.to)
  let sum = 0
  for (const stretch of unpaused(at(vector.from), to, vector.pauses ?? [])) {
    sum += calendar.openBetween(stretch.from, stretch.to === null || stretch.to > to ? to : stretch.to)
  }
  return sum / SECOND_MS
}

function resolveLocal(vector: z.infer<typeof localSchema>): string | null {
  const [date = '', time = ''] = vector.local.split('T')
  const zone = zoneNamed(vector.timezone)
  const day = parseDate(date)
  if (zone === null || day === null) throw new Error(`Not a local time: ${vector.local} ${vector.timezone}`)
  const secondsMs = Number(time.slice(6, 8) || '0') * SECOND_MS
  return iso(plusMs(zone.instantAt(day * DAY_MS + wallTimeMs(time)), secondsMs))
}

const sameInstant = (expected: string): string => expected.replace('.000Z', 'Z')

/** What the vector expects and what the calendar answers, in one comparable form. */
export function runCalendarVector(vector: CalendarVector): {
  readonly expected: unknown
  readonly got: unknown
} {
  switch (vector.kind) {
    case 'add':
      return { expected: sameInstant(vector.expect_end), got: add(vector) }
    case 'between':
      return { expected: vector.expect_seconds ?? (vector.expect_minutes ?? 0) * 60, got: between(vector) }
    case 'next_open':
      return {
        expected: sameInstant(vector.expect),
        got: iso(calendarOf(vector.calendar).nextOpen(at(vector.at))),
      }
    case 'prev_open':
      return {
        expected: sameInstant(vector.expect),
        got: iso(calendarOf(vector.calendar).prevOpen(at(vector.at))),
      }
    case 'resolve_local':
      return { expected: sameInstant(vector.expect_instant), got: resolveLocal(vector) }
    default:
      return assertNever(vector)
  }
}
