import { DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS, SECOND_MS } from '../instant'
import { dayNumber } from './localDate'

/** Local time minus UTC at an instant, in milliseconds. */
export type OffsetAt = (at: Instant) => number

/**
 * No zone has changed its clocks twice within this time since 1970; the closest were seven days apart, in Brazil in
 * 2000.
 */
const BLOCK_MS = 4 * DAY_MS

/** The offsets of some consecutive days: one before the change, another from it on. */
interface Block {
  readonly before: number
  readonly changesAt: Instant
  readonly after: number
}

/** Intl is slow to ask, so each block of days is asked about once. */
export function rememberedOffsets(ask: OffsetAt): OffsetAt {
  const known = new Map<number, Block>()
  const blockAt = (index: number): Block => {
    const found = known.get(index)
    if (found) return found
    const made = readBlock(ask, instant(index * BLOCK_MS))
    known.set(index, made)
    return made
  }
  return (at) => {
    const block = blockAt(Math.floor(at / BLOCK_MS))
    return at < block.changesAt ? block.before : block.after
  }
}

function readBlock(ask: OffsetAt, startsAt: Instant): Block {
  const endsAt = instant(startsAt + BLOCK_MS)
  const before = ask(startsAt)
  const after = ask(endsAt)
  if (before === after) return { before, changesAt: endsAt, after }
  // Every change there ever was fell on a whole second.
  let [low, high] = [0, BLOCK_MS / SECOND_MS]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (ask(instant(startsAt + middle * SECOND_MS)) === before) low = middle
    else high = middle
  }
  return { before, changesAt: instant(startsAt + high * SECOND_MS), after }
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
