import { DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS, SECOND_MS } from '../instant'
import { dayNumber } from './localDate'

/** Local time minus UTC at an instant, in milliseconds. */
export type OffsetAt = (at: Instant) => number

/**
 * No zone has changed its clocks twice within this time since 1970; the closest were seven days apart, in Brazil in
 * 2000.
 */
const BLOCK_MS = 6 * DAY_MS

/** The offsets of some consecutive days: one before the change, another from it on. */
interface Block {
  readonly before: number
  readonly changesAt: Instant
  readonly after: number
}

/** Intl is slow to ask, so it is asked where blocks of days meet, and once more for each change of clocks. */
export function rememberedOffsets(ask: OffsetAt): OffsetAt {
  const blocks = new Map<number, Block>()
  const edges = new Map<number, number>()
  const offsetAtEdge = (index: number): number => {
    const found = edges.get(index)
    if (found !== undefined) return found
    const asked = ask(instant(index * BLOCK_MS))
    edges.set(index, asked)
    return asked
  }
  const blockAt = (index: number): Block => {
    const found = blocks.get(index)
    if (found) return found
    const before = offsetAtEdge(index)
    const after = offsetAtEdge(index + 1)
    const startsAt = instant(index * BLOCK_MS)
    const made = { before, changesAt: changeAfter(ask, startsAt, before, after), after }
    blocks.set(index, made)
    return made
  }
  return (at) => {
    const block = blockAt(Math.floor(at / BLOCK_MS))
    return at < block.changesAt ? block.before : block.after
  }
}

/** The first instant in a block with another offset than at its start; the start itself where there is none. */
function changeAfter(ask: OffsetAt, startsAt: Instant, before: number, after: number): Instant {
  if (before === after) return startsAt
  // Every change there ever was fell on a whole second.
  let [low, high] = [0, BLOCK_MS / SECOND_MS]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (ask(instant(startsAt + middle * SECOND_MS)) === before) low = middle
    else high = middle
  }
  return instant(startsAt + high * SECOND_MS)
}

/** Reads offsets from Intl; null for a name that is no IANA name or that this computer does not know. */
export function offsetsOf(name: string): OffsetAt | null {
  // Newer engines take "+02:00" for a zone and older ones do not: no desk may depend on which.
  if (!/^[a-z]/i.test(name)) return null
  const format = formatIn(name)
  if (format === null) return null
  return (at) => {
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] =
      format.format(at).match(/\d+/g)?.map(Number) ?? []
    const wholeSeconds = Math.floor(at / SECOND_MS) * SECOND_MS
    const time = hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS
    return dayNumber(year, month, day) * DAY_MS + time - wholeSeconds
  }
}

function formatIn(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    // Intl has no other way to ask whether it knows a name.
    return null
  }
}
