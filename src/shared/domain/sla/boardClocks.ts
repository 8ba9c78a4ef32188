import type { Clock, PausedClock, RunningClock } from './clock'

type OpenClock = RunningClock | PausedClock

/** The clocks a board row shows; null where the ticket has fewer that are still open. */
export interface BoardClocks {
  readonly next: OpenClock | null
  readonly second: OpenClock | null
}

/** Running clocks stand before paused ones, earliest due first; equal ones keep the order they came in. */
function stands(candidate: OpenClock, before: OpenClock | null): boolean {
  if (before === null) return true
  if (candidate.state === 'paused') return false
  return before.state === 'paused' || candidate.dueAt < before.dueAt
}

/** The next promise to fall due, and the one after it. Does not depend on the present. */
export function boardClocks(clocks: readonly Clock[]): BoardClocks {
  let next: OpenClock | null = null
  let second: OpenClock | null = null
  for (const clock of clocks) {
    if (clock.state !== 'running' && clock.state !== 'paused') continue
    if (stands(clock, next)) {
      second = next
      next = clock
    } else if (stands(clock, second)) {
      second = clock
    }
  }
  return { next, second }
}
