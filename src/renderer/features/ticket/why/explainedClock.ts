import { assertNever } from '#shared/domain/assertNever'
import type { Clock } from '#shared/domain/sla/clock'
import type { TicketView } from '../../../data/deskData'
import { nextClocksOf } from '../../../desk/nextClocks'
import { latestClock } from '../gaugeState'
import type { Explained } from '../paneRequests'

/** The clock of this ticket that is meant; where it has none of that name, the one that is due next or was last. */
export function explainedClock(explained: Explained, view: TicketView): Clock | null {
  const next = nextClocksOf(view).next ?? view.clocks.at(-1) ?? null
  switch (explained.which) {
    case 'next':
      return next
    case 'named': {
      const { metric, cycle } = explained
      const named = view.clocks.find((clock) => clock.metric === metric && clock.cycle === cycle)
      return named ?? latestClock(view.clocks, metric) ?? next
    }
    default:
      return assertNever(explained)
  }
}
