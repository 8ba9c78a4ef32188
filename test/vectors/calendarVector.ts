import * as z from 'zod/mini'
import { assertNever } from '#shared/domain/assertNever'
import type { Calendar } from '#shared/domain/calendar/calendar'
import { parseDate, zoneNamed } from '#shared/domain/calendar/localTime'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plusMs, SECOND_MS } from '#shared/domain/instant'
import {
  compareInstants,
  compareLengths,
  instantOf,
  instantTextSchema,
  toleranceMs,
  toleranceShape,
} from './comparison'
import { type Outcome, ran } from './outcome'
import { peerCalendarOf, peerCalendarSchema } from './peerCalendar'

const pausesSchema = z.optional(
  z.nullable(z.array(z.tuple([instantTextSchema, z.nullable(instantTextSchema)]))),
)
const amount = z.optional(z.nullable(z.number()))
const answer = z.nullable(instantTextSchema)

const addSchema = z
  .object({
    kind: z.literal('add'),
    calendar: peerCalendarSchema,
    start: instantTextSchema,
    seconds: amount,
    minutes: amount,
    pauses: pausesSchema,
    expect_end: answer,
    ...toleranceShape,
  })
  .check(
    z.refine(({ seconds, minutes }) => (seconds ?? minutes ?? null) !== null, 'neither seconds nor minutes'),
  )
const betweenSchema = z
  .object({
    kind: z.literal('between'),
    calendar: peerCalendarSchema,
    from: instantTextSchema,
    to: instantTextSchema,
    pauses: pausesSchema,
    expect_seconds: amount,
    expect_minutes: amount,
    ...toleranceShape,
  })
  .check(
    z.refine(
      (vector) => (vector.expect_seconds ?? vector.expect_minutes ?? null) !== null,
      'neither expect_seconds nor expect_minutes',
    ),
  )
const openSchema = z.object({
  kind: z.enum(['next_open', 'prev_open']),
  calendar: peerCalendarSchema,
  at: instantTextSchema,
  expect: answer,
  ...toleranceShape,
})
const localSchema = z.object({
  kind: z.literal('resolve_local'),
  timezone: z.string(),
  local: z
    .string()
    .check(z.regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, 'not a local time')),
  expect_instant: answer,
  ...toleranceShape,
})

/** The kinds of vector that need a calendar and nothing else. */
export const calendarVectorSchemas = {
  add: addSchema,
  between: betweenSchema,
  next_open: openSchema,
  prev_open: openSchema,
  resolve_local: localSchema,
}
export type CalendarVector = z.infer<(typeof calendarVectorSchemas)[keyof typeof calendarVectorSchemas]>

type Hours = Pick<Calendar, 'addOpen' | 'openBetween' | 'nextOpen' | 'prevOpen'>
type Pauses = z.infer<typeof pausesSchema>

interface Span {
  readonly from: Instant
  /** Null: it goes on. */
  readonly to: Instant | null
}

/** The time from an instant on with the pauses taken out, as the running stretches of a clock would see it. */
function unpaused(from: Instant, until: Instant | null, pauses: Pauses): readonly Span[] {
  const spans: Span[] = []
  let start = from
  for (const [paused, resumed] of (pauses ?? []).toSorted((a, b) => instantOf(a[0]) - instantOf(b[0]))) {
    const pausedAt = instantOf(paused)
    if (until !== null && pausedAt >= until) break
    if (pausedAt > start) spans.push({ from: start, to: pausedAt })
    if (resumed === null) return spans
    const resumedAt = instantOf(resumed)
    if (resumedAt > start) start = resumedAt
  }
  if (until === null || start < until) spans.push({ from: start, to: until })
  return spans
}

function addForward(hours: Hours, start: Instant, openMs: number, pauses: Pauses): Instant | null {
  let leftMs = openMs
  for (const { from, to } of unpaused(start, null, pauses)) {
    const openHere = to === null ? leftMs : hours.openBetween(from, to)
    if (openHere >= leftMs) return hours.addOpen(from, leftMs)
    leftMs -= openHere
  }
  return null
}

/** Mirrors `addForward`: back over the unpaused time before an instant. */
function addBackward(hours: Hours, start: Instant, openMs: number, pauses: Pauses): Instant | null {
  const [earliest] = (pauses ?? []).map(([pausedAt]) => instantOf(pausedAt)).toSorted((a, b) => a - b)
  if (earliest === undefined || earliest >= start) return hours.addOpen(start, -openMs)
  let leftMs = openMs
  for (const { from, to } of unpaused(earliest, start, pauses).toReversed()) {
    const openHere = hours.openBetween(from, to ?? start)
    if (openHere >= leftMs) return hours.addOpen(to ?? start, -leftMs)
    leftMs -= openHere
  }
  return hours.addOpen(earliest, -leftMs)
}

function runAdd(vector: z.infer<typeof addSchema>, hours: Hours): Outcome {
  const openMs = Math.round(
    typeof vector.seconds === 'number' ? vector.seconds * SECOND_MS : (vector.minutes ?? 0) * MINUTE_MS,
  )
  const start = instantOf(vector.start)
  const got =
    openMs < 0
      ? addBackward(hours, start, -openMs, vector.pauses)
      : addForward(hours, start, openMs, vector.pauses)
  return instants('expect_end', vector.expect_end, got, vector)
}

function runBetween(vector: z.infer<typeof betweenSchema>, hours: Hours): Outcome {
  const [from, to] = [instantOf(vector.from), instantOf(vector.to)]
  const spans = from < to ? unpaused(from, to, vector.pauses) : []
  const got = spans.reduce((sum, span) => sum + hours.openBetween(span.from, span.to ?? to), 0)
  const fields = [
    ['expect_seconds', SECOND_MS],
    ['expect_minutes', MINUTE_MS],
  ] as const
  return ran(
    fields.flatMap(([field, unit]) => {
      const expected = vector[field]
      if (typeof expected !== 'number') return []
      const allowed = toleranceMs(vector, SECOND_MS)
      return compareLengths({ metric: null, field, expected, got, unit, toleranceMs: allowed })
    }),
  )
}

function runLocal(vector: z.infer<typeof localSchema>): Outcome {
  const [date = '', time = ''] = vector.local.split(/[T ]/)
  const zone = zoneNamed(vector.timezone)
  const day = parseDate(date)
  if (zone === null) {
    return { kind: 'unreadable', sentence: `This computer knows no time zone "${vector.timezone}".` }
  }
  if (day === null) return { kind: 'unreadable', sentence: `There is no date ${date}.` }
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  const wall = day * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS
  return instants(
    'expect_instant',
    vector.expect_instant,
    plusMs(zone.instantAt(wall), seconds * SECOND_MS),
    vector,
  )
}

function instants(
  field: string,
  expected: string | null,
  got: Instant | null,
  vector: CalendarVector,
): Outcome {
  const wanted = expected === null ? null : instantOf(expected)
  return ran(
    compareInstants({
      metric: null,
      field,
      expected: wanted,
      got,
      toleranceMs: toleranceMs(vector, SECOND_MS),
    }),
  )
}

/** Asks the calendar what the vector asks, and compares. */
export function runCalendarVector(vector: CalendarVector): Outcome {
  if (vector.kind === 'resolve_local') return runLocal(vector)
  const hours = peerCalendarOf(vector.calendar)
  if (!hours.ok) return { kind: 'unreadable', sentence: hours.refusal }
  switch (vector.kind) {
    case 'add':
      return runAdd(vector, hours.value)
    case 'between':
      return runBetween(vector, hours.value)
    case 'next_open':
      return instants('expect', vector.expect, hours.value.nextOpen(instantOf(vector.at)), vector)
    case 'prev_open':
      return instants('expect', vector.expect, hours.value.prevOpen(instantOf(vector.at)), vector)
    default:
      return assertNever(vector)
  }
}
