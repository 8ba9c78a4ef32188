import { DAY_MS, instant } from '../instant'
import type { CalendarSpec } from './calendarSpec'
import { dayNumber, type Zone } from './localTime'

const OFFSET_PRIME = 0x01000193

/** FNV-1a over the text's UTF-16 units, 32 bits. */
function fnv(text: string, seed: number): number {
  let hash = seed
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), OFFSET_PRIME)
  }
  return hash >>> 0
}

const hex = (word: number): string => word.toString(16).padStart(8, '0')

/** 16 hex digits of any text. Not a secret: it tells two computations apart, nothing more. */
export const textHash = (text: string): string => hex(fnv(text, 0x811c9dc5)) + hex(fnv(text, 0x9e3779b9))

/** Equal objects give equal text whatever the order of their fields. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalText(field)}`).join()}}`
}

/**
 * Intl does not tell which time zone database it carries, so the zone is known by what it does: its offset every
 * four weeks of the years tickets live in.
 */
function zoneText(zone: Zone): string {
  const offsets: number[] = []
  for (let day = dayNumber(2015, 1, 1); day < dayNumber(2035, 1, 1); day += 28) {
    offsets.push(zone.offsetMsAt(instant(day * DAY_MS)))
  }
  return offsets.join()
}

/** Tells apart two compiled calendars that could count differently (R29). */
export const calendarHash = (spec: CalendarSpec, zone: Zone): string =>
  textHash(`${canonicalText(spec)}|${zoneText(zone)}`)
