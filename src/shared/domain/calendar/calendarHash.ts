import { DAY_MS, type Instant, instant, plusMs } from '../instant'
import { dayNumber } from './localDate'
import type { Zone } from './localTime'

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

const FIRST_DAY = dayNumber(2015, 1, 1)
const LAST_DAY = dayNumber(2035, 1, 1)
/** In these years no zone changes its clocks and back within a fortnight. */
const STEP_MS = 14 * DAY_MS

/** The first instant of (from, to] with another offset than `from` has; there is one. */
function changeWithin(zone: Zone, from: Instant, to: Instant): Instant {
  const offset = zone.offsetMsAt(from)
  let [before, after] = [from, to]
  while (after - before > 1) {
    const middle = instant((before + after) / 2)
    if (zone.offsetMsAt(middle) === offset) before = middle
    else after = middle
  }
  return after
}

/** Every change of the zone's offset, to the instant, in the years tickets live in. */
function changesOf(zone: Zone): string {
  const changes: string[] = []
  let from = instant(FIRST_DAY * DAY_MS)
  changes.push(String(zone.offsetMsAt(from)))
  while (from < LAST_DAY * DAY_MS) {
    const to = plusMs(from, STEP_MS)
    if (zone.offsetMsAt(to) !== zone.offsetMsAt(from)) {
      changes.push(`${changeWithin(zone, from, to)}:${zone.offsetMsAt(to)}`)
    }
    from = to
  }
  return changes.join()
}

/**
 * Intl does not tell which time zone database it carries, so zones are known by what they do: equal wherever the
 * clocks of these zones change alike, whatever their names (R29).
 */
export const zonesHash = (zones: readonly Zone[]): string => textHash(zones.map(changesOf).join('|'))
