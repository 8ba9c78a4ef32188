import type { AlertPlan } from '#shared/domain/alerts'
import type { Instant } from '#shared/domain/instant'
import type { AlertJournal } from '../../src/main/alerts/alertJournal'
import { type AlertNotice, createAlertKeeper } from '../../src/main/alerts/alertKeeper'
import { at } from './builders'
import { createVirtualWallClock } from './virtualWallClock'

export const noon = at('2026-03-02T12:00Z')

/** A disk that outlives the keeper. */
export function aDisk() {
  let plan: AlertPlan | null = null
  let raised: ReadonlyMap<string, Instant> = new Map()
  const order: string[] = []
  const journal: AlertJournal = {
    load: () => ({ plan, raised }),
    savePlan: async (next) => {
      plan = next
    },
    saveRaised: (next) => {
      order.push('disk')
      raised = next
    },
  }
  return { journal, order, raised: () => raised, plan: () => plan }
}

/** The alert keeper of a desktop at noon, and what it told. */
export function aDesk(disk = aDisk(), time = createVirtualWallClock(noon)) {
  const notices: AlertNotice[] = []
  let woke = 0
  const keeper = createAlertKeeper({
    clock: time.clock,
    journal: disk.journal,
    raise: (notice) => {
      disk.order.push('notice')
      notices.push(notice)
    },
    tellWoke: () => {
      woke += 1
    },
  })
  keeper.start()
  return { keeper, time, disk, notices, titles: () => notices.map(({ title }) => title), woke: () => woke }
}
