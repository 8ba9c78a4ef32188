import type { AlertPlan } from '#shared/domain/alerts'
import type { Instant } from '#shared/domain/instant'
import type { AlertJournal } from '../../src/main/alerts/alertJournal'
import { createAlertKeeper } from '../../src/main/alerts/alertKeeper'
import { type AlertNotice, noticesOf } from '../../src/main/alerts/alertNotices'
import { type HeldState, type IsSilenced, nothingHeld } from '../../src/main/alerts/heldAlerts'
import { at } from './builders'
import { createVirtualWallClock } from './virtualWallClock'

export const noon = at('2026-03-02T12:00Z')

/** A disk that outlives the keeper. */
export function aDisk() {
  let plan: AlertPlan | null = null
  let raised: ReadonlyMap<string, Instant> = new Map()
  let held: HeldState = nothingHeld
  const order: string[] = []
  const journal: AlertJournal = {
    load: () => ({ plan, raised, held }),
    savePlan: async (next) => {
      plan = next
    },
    saveRaised: (next) => {
      order.push('disk')
      raised = next
    },
    saveHeld: (next) => {
      held = next
    },
  }
  return { journal, order, raised: () => raised, plan: () => plan, held: () => held }
}

/** The alert keeper of a desktop at noon, and what it told. */
export function aDesk(disk = aDisk(), time = createVirtualWallClock(noon)) {
  const notices: AlertNotice[] = []
  const plans: AlertPlan[] = []
  let woke = 0
  let isSilenced: IsSilenced = () => false
  const keeper = createAlertKeeper({
    clock: time.clock,
    journal: disk.journal,
    tell: (batch) => {
      disk.order.push('notice')
      notices.push(...noticesOf(batch))
    },
    planReplaced: (plan) => void plans.push(plan),
    isSilenced: (alert, now) => isSilenced(alert, now),
    tellWoke: () => {
      woke += 1
    },
  })
  keeper.start()
  const silence = (next: IsSilenced) => {
    isSilenced = next
    keeper.silenceChanged()
  }
  return {
    keeper,
    time,
    disk,
    notices,
    plans,
    silence,
    titles: () => notices.map(({ title }) => title),
    woke: () => woke,
  }
}
