import type { AlertPlan } from '#shared/domain/alerts'
import { DAY_MS, HOUR_MS, SECOND_MS } from '#shared/domain/instant'
import { type Account, personOf } from '#shared/domain/person'
import { planAlerts } from '#shared/domain/planAlerts'
import type { ServerClock } from '../clock/serverClock'
import type { Timers } from '../clock/timers'
import type { TicketMirror, Watchable } from './deskData'
import { createWatchable } from './watchable'

/** How far a plan looks. It is made anew well before that is used up. */
const HORIZON_MS = DAY_MS
const RENEWED_EVERY_MS = HOUR_MS
const AT_MOST_EVERY_MS = SECOND_MS

export interface AlertPlanKeeper {
  readonly plan: Watchable<AlertPlan>
  /** Something the plan rests on changed: tickets, or the server's clock. */
  readonly touch: () => void
  readonly close: () => void
}

/** The warnings ahead, planned anew after changes, at most once a second, and every hour without any. */
export function createAlertPlanKeeper(
  account: Account,
  tickets: Watchable<TicketMirror>,
  clock: ServerClock,
  timers: Timers,
): AlertPlanKeeper {
  const makePlan = (): AlertPlan =>
    planAlerts(
      tickets.get().byId.values(),
      personOf(account),
      clock.now(),
      HORIZON_MS,
      clock.offset().offsetMs,
    )
  const plan = createWatchable(makePlan())
  let cancel: () => void = () => undefined
  let isSoon = false
  const wakeIn = (ms: number): void => {
    cancel()
    cancel = timers.after(ms, () => {
      isSoon = false
      wakeIn(RENEWED_EVERY_MS)
      plan.set(makePlan())
    })
  }
  const touch = (): void => {
    if (isSoon) return
    isSoon = true
    wakeIn(AT_MOST_EVERY_MS)
  }
  wakeIn(RENEWED_EVERY_MS)
  const unwatch = tickets.watch(touch)
  return {
    plan,
    touch,
    close: () => {
      unwatch()
      cancel()
    },
  }
}
