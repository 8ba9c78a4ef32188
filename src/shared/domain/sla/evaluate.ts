import type { Ticket } from '../ticket'
import { metrics } from './agreement'
import type { Clock } from './clock'
import { clockOf } from './clocks'
import { courseOf } from './course'
import type { Terms } from './terms'

/**
 * Every clock of a ticket, all cycles: a pure function of its history, the agreement and the calendar, without a now
 * (R14). Promises the agreement does not make have no clock. By metric, and by cycle within a metric.
 */
export function evaluateTicket(ticket: Ticket, terms: Terms): readonly Clock[] {
  const { phases, cycles } = courseOf(ticket, terms.versions)
  const clocks: Clock[] = []
  for (const metric of metrics) {
    let number = 0
    for (const cycle of cycles[metric]) {
      const clock = clockOf(cycle, number, phases)
      if (!clock) continue
      clocks.push(clock)
      number += 1
    }
  }
  // A list that was added to keeps room for many more, and this one is kept for every ticket of a board.
  return clocks.slice()
}
