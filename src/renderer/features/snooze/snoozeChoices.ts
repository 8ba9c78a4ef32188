import type { Calendar } from '#shared/domain/calendar/calendar'
import { HOUR_MS, type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Clock } from '#shared/domain/sla/clock'
import type { WallClock } from '../../ui/wallClock'

export type SnoozeName = 'tenMinutes' | 'halfHour' | 'hour' | 'beforeBreach' | 'shift' | 'tomorrow' | 'week'

export interface SnoozeChoice {
  readonly name: SnoozeName
  readonly until: Instant
  /** Whether it sleeps past the next promise: then a reason is asked (BRD63). */
  readonly crosses: boolean
}

export interface SnoozeSetting {
  readonly now: Instant
  /** When the next promise of the ticket breaks; null where none is still to be kept. */
  readonly dueAt: Instant | null
  /** When the ticket's next shift begins; null where none does. */
  readonly nextShiftAt: Instant | null
  /** Eight o'clock on the desk's wall clock, so many days from today. */
  readonly morningIn: (days: number) => Instant
}

/** How long before a breach a snooze that should end in time ends. */
const IN_TIME_MS = 5 * MINUTE_MS
/** A sleep of less is not worth offering. */
const LEAST_MS = 2 * MINUTE_MS

/** When the next promise breaks that is not broken yet; null where none runs. */
export function nextDueAt(clocks: readonly Clock[], now: Instant): Instant | null {
  const ahead = clocks.flatMap((clock) =>
    clock.state === 'running' && clock.dueAt > now ? [clock.dueAt] : [],
  )
  return ahead.toSorted((a, b) => a - b)[0] ?? null
}

/**
 * When the hours of a calendar begin next as a shift: today's where they are still ahead, as at night, else the first of a
 * later day, as whoever is at work now sleeps over the rest of it (BRD285). Null where they never begin.
 */
export function nextShift(
  { nextOpen }: Pick<Calendar, 'nextOpen'>,
  { dayStart, dayEnd }: Pick<WallClock, 'dayStart' | 'dayEnd'>,
  now: Instant,
): Instant | null {
  const today = nextOpen(dayStart(now))
  return today === null || today > now ? today : nextOpen(dayEnd(now))
}

/** Until when a ticket can be put away, the soonest first; what would end at once, or at the same time, is left out. */
export function snoozeChoices({
  now,
  dueAt,
  nextShiftAt,
  morningIn,
}: SnoozeSetting): readonly SnoozeChoice[] {
  const wished: readonly (readonly [SnoozeName, Instant | null])[] = [
    ['beforeBreach', dueAt === null ? null : plusMs(dueAt, -IN_TIME_MS)],
    ['tenMinutes', plusMs(now, 10 * MINUTE_MS)],
    ['halfHour', plusMs(now, 30 * MINUTE_MS)],
    ['hour', plusMs(now, HOUR_MS)],
    ['shift', nextShiftAt],
    ['tomorrow', morningIn(1)],
    ['week', morningIn(7)],
  ]
  const seen = new Set<Instant>()
  return wished
    .flatMap(([name, until]) => {
      if (until === null || until - now < LEAST_MS || seen.has(until)) return []
      seen.add(until)
      return [{ name, until, crosses: dueAt !== null && dueAt > now && until >= dueAt }]
    })
    .toSorted((a, b) => a.until - b.until)
}
