import { say } from '../../words/say'
import { type Instant, MINUTE_MS, plusMs } from '../instant'
import type { Countdown } from './clock'

export type Urgency = 'breach' | 'near' | 'soon' | 'later' | 'paused'

export const NEAR_MS = 5 * MINUTE_MS
export const SOON_MS = 30 * MINUTE_MS

/** "breached", "under 5 min": a level as it stands beside a count. */
export const urgencyWords = (urgency: Urgency): string => say(`clock:urgency.${urgency}`)

/** How urgent a clock is at `now`. Breached only after the due instant, not at it (R6). */
export function urgencyOf(clock: Countdown, now: Instant): Urgency {
  if (clock.state === 'paused') return 'paused'
  const leftMs = clock.dueAt - now
  if (leftMs < 0) return 'breach'
  if (leftMs <= NEAR_MS) return 'near'
  if (leftMs <= SOON_MS) return 'soon'
  return 'later'
}

/** The next instant at which `urgencyOf` answers something else with nobody touching the ticket; null if never. */
export function nextUrgencyChangeAt(clock: Countdown, now: Instant): Instant | null {
  if (clock.state === 'paused') return null
  const changes = [plusMs(clock.dueAt, -SOON_MS), plusMs(clock.dueAt, -NEAR_MS), plusMs(clock.dueAt, 1)]
  return changes.find((change) => change > now) ?? null
}
