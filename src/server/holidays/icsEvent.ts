import type { Zone } from '#shared/domain/calendar/localTime'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { HolidayRefusal } from './holiday'
import { type IcsProperty, parameterOf, propertiesNamed, textOf } from './icsFile'
import { type IcsMoment, readMoment, wallIn } from './icsMoment'
import { type IcsRule, readRule } from './icsRule'

/** One stretch of an event: from when, and how long on its own wall clock; no length is a mere moment. */
export interface IcsSpan {
  readonly start: IcsMoment
  readonly lengthMs: number
}

/** A VEVENT, understood. */
export interface IcsEvent extends IcsSpan {
  readonly uid: string | null
  readonly sequence: number
  readonly name: string
  readonly isCancelled: boolean
  readonly rules: readonly IcsRule[]
  readonly furtherSpans: readonly IcsSpan[]
  readonly exceptions: readonly IcsMoment[]
  /** The occurrence of another event that this one stands for, alone or with all later ones; null is its own event. */
  readonly replaces: { readonly at: IcsMoment; readonly andLater: boolean } | null
}

const LONGEST_NAME = 200
const LONGEST_MS = 36_600 * DAY_MS

/** `own` is the desk's zone, on whose wall clock times without a zone are meant. */
export function readIcsEvent(
  properties: readonly IcsProperty[],
  isWithdrawn: boolean,
  own: Zone,
): Result<IcsEvent, HolidayRefusal> {
  const name = nameOf(properties)
  const read = readParts(properties, own)
  if (!read.ok) return refused({ kind: 'unreadable-event', name, detail: read.refusal })
  return accepted({
    ...read.value,
    uid: textOf(properties, 'uid'),
    sequence: Number(textOf(properties, 'sequence') ?? 0) || 0,
    name,
    isCancelled: isWithdrawn || textOf(properties, 'status')?.toUpperCase() === 'CANCELLED',
  })
}

function nameOf(properties: readonly IcsProperty[]): string {
  const name = (textOf(properties, 'summary') ?? '').replaceAll(/\s+/g, ' ').trim()
  return name === '' ? 'Holiday' : name.slice(0, LONGEST_NAME)
}

type Parts = Omit<IcsEvent, 'uid' | 'sequence' | 'name' | 'isCancelled'>

function readParts(properties: readonly IcsProperty[], own: Zone): Result<Parts, string> {
  const starts = momentsNamed(properties, 'dtstart')
  if (!starts.ok) return starts
  const [start] = starts.value
  if (!start) return refused('it has no beginning')
  const length = lengthOf(properties, start, own)
  if (!length.ok) return length
  const rules = readRules(properties)
  if (!rules.ok) return rules
  const furtherSpans = readFurtherSpans(properties, length.value, own)
  if (!furtherSpans.ok) return furtherSpans
  const exceptions = momentsNamed(properties, 'exdate')
  if (!exceptions.ok) return exceptions
  const replaced = momentsNamed(properties, 'recurrence-id')
  if (!replaced.ok) return replaced
  const [at] = replaced.value
  const [replacing] = propertiesNamed(properties, 'recurrence-id')
  const andLater = replacing ? parameterOf(replacing, 'range')?.toUpperCase() === 'THISANDFUTURE' : false
  return accepted({
    start,
    lengthMs: length.value,
    rules: rules.value,
    furtherSpans: furtherSpans.value,
    exceptions: exceptions.value,
    replaces: at ? { at, andLater } : null,
  })
}

function momentsNamed(
  properties: readonly IcsProperty[],
  name: string,
): Result<readonly IcsMoment[], string> {
  const moments: IcsMoment[] = []
  for (const property of propertiesNamed(properties, name)) {
    for (const value of property.slice(3)) {
      const moment = readMoment(String(value), parameterOf(property, 'tzid'))
      if (!moment) return refused(`"${String(value)}" is no date`)
      moments.push(moment)
    }
  }
  return accepted(moments)
}

/** By DTEND or DURATION; a date alone lasts its day, a time alone no time (RFC 5545, 3.6.1). */
function lengthOf(properties: readonly IcsProperty[], start: IcsMoment, own: Zone): Result<number, string> {
  const least = start.kind === 'date' ? DAY_MS : 0
  const ends = momentsNamed(properties, 'dtend')
  if (!ends.ok) return ends
  const [end] = ends.value
  if (end) return accepted(bounded(wallIn(end, start.zone, own) - start.wall, least))
  const duration = textOf(properties, 'duration')
  if (duration === null) return accepted(least)
  const lengthMs = durationMs(duration)
  return lengthMs === null ? refused(`"${duration}" is no duration`) : accepted(bounded(lengthMs, least))
}

const bounded = (lengthMs: number, least: number): number => Math.min(Math.max(lengthMs, least), LONGEST_MS)

const DURATION = /^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

function durationMs(text: string): number | null {
  const [whole, sign, ...fields] = DURATION.exec(text) ?? []
  if (whole === undefined) return null
  const units = [7 * DAY_MS, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS]
  const lengthMs = units.reduce((sum, unit, index) => sum + unit * Number(fields[index] ?? 0), 0)
  return sign === '-' ? -lengthMs : lengthMs
}

function readRules(properties: readonly IcsProperty[]): Result<readonly IcsRule[], string> {
  const rules: IcsRule[] = []
  const [beginning] = propertiesNamed(properties, 'dtstart')
  const tzid = beginning ? parameterOf(beginning, 'tzid') : null
  for (const [, , , value] of propertiesNamed(properties, 'rrule')) {
    const rule = readRule(value, tzid)
    if (!rule.ok) return rule
    rules.push(rule.value)
  }
  return accepted(rules)
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** RDATE: dates and times as long as the event, or periods, which bring an end or a length of their own. */
function readFurtherSpans(
  properties: readonly IcsProperty[],
  lengthMs: number,
  own: Zone,
): Result<readonly IcsSpan[], string> {
  const spans: IcsSpan[] = []
  for (const property of propertiesNamed(properties, 'rdate')) {
    const tzid = parameterOf(property, 'tzid')
    for (const value of property.slice(3)) {
      const [from = '', to] = Array.isArray(value) ? value.filter(isText) : [String(value)]
      const start = readMoment(from, tzid)
      if (!start) return refused(`"${from}" is no date`)
      spans.push({ start, lengthMs: to === undefined ? lengthMs : periodMs(start, to, tzid, own) })
    }
  }
  return accepted(spans)
}

function periodMs(start: IcsMoment, to: string, tzid: string | null, own: Zone): number {
  const end = readMoment(to, tzid)
  return bounded(end ? wallIn(end, start.zone, own) - start.wall : (durationMs(to) ?? 0), 0)
}
