import * as z from 'zod/mini'
import { type Calendar, compileCalendar } from '#shared/domain/calendar/calendar'
import { type CalendarRefusal, calendarRefusalSentence } from '#shared/domain/calendar/calendarRefusal'
import { type CalendarSpec, type WallSpan, weekdays } from '#shared/domain/calendar/calendarSpec'
import { wallTimeMs } from '#shared/domain/calendar/wallTime'
import { accepted, type Result } from '#shared/domain/result'

const timeSchema = z.string().check(z.regex(/^(?:[01]?\d|2[0-4]):[0-5]\d(?::00)?$/, 'not a time of day'))
const spansSchema = z.array(z.tuple([timeSchema, timeSchema]))
const dateSchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date'))

export const peerCalendarSchema = z.object({
  timezone: z.string(),
  weekly: z.partialRecord(z.enum(weekdays), spansSchema),
  holidays: z.optional(
    z.array(z.union([dateSchema, z.object({ date: dateSchema, name: z.optional(z.string()) })])),
  ),
  overrides: z.optional(z.record(dateSchema, spansSchema)),
  openings: z.optional(z.record(dateSchema, spansSchema)),
  breaks: z.optional(z.record(dateSchema, spansSchema)),
})
export type PeerCalendar = z.infer<typeof peerCalendarSchema>
type PeerSpans = z.infer<typeof spansSchema>

/** "9:00" and "09:00:00" as "09:00"; a peer's 23:59 at the end of a day means midnight (R8). */
const timeOf = (text: string): string =>
  text.padStart(text.indexOf(':') === 1 ? text.length + 1 : 0, '0').slice(0, 5)
const closingOf = (text: string): string => (timeOf(text) === '23:59' ? '24:00' : timeOf(text))

/** Peers let the spans of a day overlap and count them once; ours would refuse them. */
function spansOf(peer: PeerSpans | undefined): readonly WallSpan[] {
  const spans = (peer ?? []).map(([opens, closes]): WallSpan => [timeOf(opens), closingOf(closes)])
  const inOrder = spans.toSorted((a, b) => wallTimeMs(a[0]) - wallTimeMs(b[0]))
  const apart: WallSpan[] = []
  for (const span of inOrder) {
    const last = apart.at(-1)
    const isApart = !last || last[1] < last[0] || span[1] < span[0] || span[0] > last[1]
    if (isApart) apart.push(span)
    else apart[apart.length - 1] = [last[0], span[1] > last[1] ? span[1] : last[1]]
  }
  return apart
}

const spansByDate = (peer: Readonly<Record<string, PeerSpans>> | undefined) =>
  Object.fromEntries(Object.entries(peer ?? {}).map(([date, spans]) => [date, spansOf(spans)]))

/** A peer's calendar in our form. */
export const calendarSpecOf = (peer: PeerCalendar, id = 'peer'): CalendarSpec => ({
  id,
  version: 1,
  name: id,
  effectiveFrom: null,
  timezone: peer.timezone,
  weekly: {
    mon: spansOf(peer.weekly.mon),
    tue: spansOf(peer.weekly.tue),
    wed: spansOf(peer.weekly.wed),
    thu: spansOf(peer.weekly.thu),
    fri: spansOf(peer.weekly.fri),
    sat: spansOf(peer.weekly.sat),
    sun: spansOf(peer.weekly.sun),
  },
  holidays: (peer.holidays ?? []).map((day) =>
    typeof day === 'string'
      ? { date: day, name: 'Holiday' }
      : { date: day.date, name: day.name ?? 'Holiday' },
  ),
  overrides: spansByDate(peer.overrides),
  openings: spansByDate(peer.openings),
  breaks: spansByDate(peer.breaks),
})

/** A calendar that never opens is no calendar here, but vectors have them: nothing is ever due by it (R10). */
const neverOpen: Pick<Calendar, 'addOpen' | 'openBetween' | 'nextOpen' | 'prevOpen'> = {
  addOpen: (from, openMs) => (openMs === 0 ? from : null),
  openBetween: () => 0,
  nextOpen: () => null,
  prevOpen: () => null,
}

/** Compiles a peer's calendar. Refused with the engine's own sentence. */
export function peerCalendarOf(peer: PeerCalendar): Result<typeof neverOpen, string> {
  const compiled = compileCalendar(calendarSpecOf(peer))
  if (compiled.ok) return compiled
  if (compiled.refusal.kind === 'never-opens') return accepted(neverOpen)
  return { ok: false, refusal: sentenceOf(compiled.refusal) }
}

const sentenceOf = (refusal: CalendarRefusal): string =>
  `The calendar is refused at ${refusal.path.join('.') || 'its top'}: ${calendarRefusalSentence(refusal)}`
