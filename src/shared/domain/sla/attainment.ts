import type { Instant } from '../instant'
import type { Clock } from './clock'

/** How many promises that ended in [from, to) were kept and how many were not. Cancelled ones are neither. */
export function attainment(
  clockLists: Iterable<readonly Clock[]>,
  from: Instant,
  to: Instant,
): { readonly met: number; readonly missed: number } {
  let met = 0
  let missed = 0
  for (const clocks of clockLists) {
    for (const clock of clocks) {
      if (clock.state !== 'met' && clock.state !== 'missed') continue
      if (clock.metAt < from || clock.metAt >= to) continue
      if (clock.state === 'met') met += 1
      else missed += 1
    }
  }
  return { met, missed }
}
