import { DAY_MS, type Instant } from '../instant'
import type { DatePlan } from './datePlan'
import { dayNumber, type Zone } from './localTime'
import { type OpenWindow, windowsOfDate } from './windows'

const DAYS_PER_CHUNK = 64
/** Calendars are known from 1970 to 2170; outside, nothing is open. A search for a due instant ends there. */
const FIRST_CHUNK = 0
const LAST_CHUNK = Math.floor(dayNumber(2170, 1, 1) / DAYS_PER_CHUNK)

/** The windows of some consecutive local dates, compiled, with the open time before each one summed up. */
export interface Chunk {
  readonly index: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly windows: readonly OpenWindow[]
  /** Open milliseconds of this chunk before the window of the same index. */
  readonly openBefore: readonly number[]
  readonly openMs: number
}

/** Chunks built when first asked for and then kept. */
export interface Chunks {
  /** The chunk that holds the instant, or the nearest one there is. */
  readonly at: (at: Instant) => Chunk
  /** By index, in order of time; null beyond the years a calendar knows. */
  readonly numbered: (index: number) => Chunk | null
}

function buildChunk(index: number, planOf: (day: number) => DatePlan, zone: Zone): Chunk {
  const firstDay = index * DAYS_PER_CHUNK
  const windows: OpenWindow[] = []
  const openBefore: number[] = []
  let openMs = 0
  for (let day = firstDay; day < firstDay + DAYS_PER_CHUNK; day += 1) {
    for (const window of windowsOfDate(day, planOf(day), zone)) {
      windows.push(window)
      openBefore.push(openMs)
      openMs += window.closesAt - window.opensAt
    }
  }
  const startsAt = zone.instantAt(firstDay * DAY_MS)
  const endsAt = zone.instantAt((firstDay + DAYS_PER_CHUNK) * DAY_MS)
  return { index, startsAt, endsAt, windows, openBefore, openMs }
}

export function createChunks(planOf: (day: number) => DatePlan, zone: Zone): Chunks {
  const built = new Map<number, Chunk>()
  const chunk = (index: number): Chunk => {
    const known = built.get(index)
    if (known) return known
    const made = buildChunk(index, planOf, zone)
    built.set(index, made)
    return made
  }
  const clamp = (index: number) => Math.min(Math.max(index, FIRST_CHUNK), LAST_CHUNK)
  return {
    at: (at) => {
      // The index is reckoned in UTC days, so near its edges the local date may lie in the neighbour.
      const guess = chunk(clamp(Math.floor(at / (DAYS_PER_CHUNK * DAY_MS))))
      if (at < guess.startsAt) return chunk(clamp(guess.index - 1))
      if (at >= guess.endsAt) return chunk(clamp(guess.index + 1))
      return guess
    },
    numbered: (index) => (index < FIRST_CHUNK || index > LAST_CHUNK ? null : chunk(index)),
  }
}

/** How many windows of the chunk open at or before the instant. */
export function openedBy(chunk: Chunk, at: Instant): number {
  let low = 0
  let high = chunk.windows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const window = chunk.windows[middle]
    if (window && window.opensAt <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** Open milliseconds of the chunk before the instant. */
export function openUntil(chunk: Chunk, at: Instant): number {
  const last = openedBy(chunk, at) - 1
  const window = chunk.windows[last]
  const before = chunk.openBefore[last]
  if (!window || before === undefined) return 0
  return before + Math.min(at, window.closesAt) - window.opensAt
}

/** The window in which the chunk's open time reaches `openMs`, from the left; its index, or -1 where none does. */
export function windowReaching(chunk: Chunk, openMs: number): number {
  if (openMs > chunk.openMs) return -1
  let low = 0
  let high = chunk.windows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((chunk.openBefore[middle] ?? 0) < openMs) low = middle + 1
    else high = middle
  }
  return low - 1
}
