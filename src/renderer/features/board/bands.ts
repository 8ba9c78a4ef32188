import type { TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { PausedClock, RunningClock } from '#shared/domain/sla/clock'
import { NEAR_MS, SOON_MS, type Urgency } from '#shared/domain/sla/urgency'
import { say } from '#shared/words/say'

/** The bands of the board from top to bottom; `none` holds tickets without an open clock. */
export type BandLevel = Urgency | 'none'

/** A run of rows: the list's indices from `from` until, not including, `until`. */
export interface Band {
  /** `all` holds a whole list that does not stand in due order. */
  readonly level: BandLevel | 'all'
  readonly from: number
  readonly until: number
}

/** The one band of a list in another order; none where it is empty. */
export const wholeBand = (count: number): readonly Band[] =>
  count === 0 ? [] : [{ level: 'all', from: 0, until: count }]

const levels: readonly string[] = [
  'breach',
  'near',
  'soon',
  'later',
  'paused',
  'none',
] satisfies readonly BandLevel[]

export const bandWords = (level: BandLevel): string => say(`board:band.${level}`)

/** Answers the clock that orders a ticket, as the mirror orders it. */
export type NextClockOf = (id: TicketId) => RunningClock | PausedClock | null

/** The first index in [0, count) whose row is not before the line; rows before it come first. */
function firstNot(count: number, isBefore: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Cuts a list in due order into bands at `now`, empty ones left out (BRD2). Five binary searches: the cost of a beat
 * does not grow with the number of tickets.
 */
export function bandsAt(order: readonly TicketId[], nextClockOf: NextClockOf, now: Instant): readonly Band[] {
  const clockAt = (index: number) => {
    const id = order[index]
    return id === undefined ? null : nextClockOf(id)
  }
  const dueWithin = (leftMs: number) => (index: number) => {
    const clock = clockAt(index)
    return clock?.state === 'running' && clock.dueAt - now <= leftMs
  }
  const dueBefore = (index: number) => {
    const clock = clockAt(index)
    return clock?.state === 'running' && clock.dueAt < now
  }
  const ends: readonly (readonly [BandLevel, number])[] = [
    ['breach', firstNot(order.length, dueBefore)],
    ['near', firstNot(order.length, dueWithin(NEAR_MS))],
    ['soon', firstNot(order.length, dueWithin(SOON_MS))],
    ['later', firstNot(order.length, (index) => clockAt(index)?.state === 'running')],
    ['paused', firstNot(order.length, (index) => clockAt(index) !== null)],
    ['none', order.length],
  ]
  return ends
    .map(([level, until], at) => ({ level, from: ends[at - 1]?.[1] ?? 0, until }))
    .filter((band) => band.until > band.from)
}

/** How many tickets of a list in due order are past due at `now`. */
export function breachedAt(order: readonly TicketId[], nextClockOf: NextClockOf, now: Instant): number {
  const [first] = bandsAt(order, nextClockOf, now)
  return first?.level === 'breach' ? first.until : 0
}

/** The bands as a short text, so that two beats can be told apart at once. */
export const bandsKey = (bands: readonly Band[]): string =>
  bands.map((band) => `${band.level}:${band.until}`).join(' ')

const isLevel = (text: string | undefined): text is BandLevel => text !== undefined && levels.includes(text)

/** The bands behind a `bandsKey`. */
export function bandsOfKey(key: string): readonly Band[] {
  const bands: Band[] = []
  for (const part of key.split(' ')) {
    const [level, until] = part.split(':')
    if (isLevel(level)) bands.push({ level, from: bands.at(-1)?.until ?? 0, until: Number(until) })
  }
  return bands
}

/** The tickets that went into a more urgent band between two beats, most urgent last come first (BRD3). */
export function crossedBetween(
  order: readonly TicketId[],
  nextClockOf: NextClockOf,
  before: Instant,
  now: Instant,
): readonly { readonly id: TicketId; readonly level: Urgency }[] {
  const was = endsByLevel(bandsAt(order, nextClockOf, before))
  const is = endsByLevel(bandsAt(order, nextClockOf, now))
  return (['breach', 'near', 'soon'] as const).flatMap((level) =>
    order.slice(was[level], is[level]).map((id) => ({ id, level })),
  )
}

function endsByLevel(bands: readonly Band[]): Record<'breach' | 'near' | 'soon', number> {
  const endOf = (wanted: readonly Band['level'][]) =>
    Math.max(0, ...bands.filter((band) => wanted.includes(band.level)).map((band) => band.until))
  return {
    breach: endOf(['breach']),
    near: endOf(['breach', 'near']),
    soon: endOf(['breach', 'near', 'soon']),
  }
}
