import type { AlertPlan, PlannedAlert } from '#shared/domain/alerts'
import { DAY_MS, HOUR_MS, SECOND_MS } from '#shared/domain/instant'
import { type Account, personOf } from '#shared/domain/person'
import { planAlerts } from '#shared/domain/planAlerts'
import type { ServerClock } from '../clock/serverClock'
import type { Timers } from '../clock/timers'
import type { Directory, TicketMirror, TicketView, Watchable } from './deskData'
import { createWatchable } from './watchable'

/**
 * How far a plan looks: over a long weekend, should no window live to make another. It is made anew well before that is
 * used up, and what lies beyond is planned then.
 */
const HORIZON_MS = 4 * DAY_MS
const RENEWED_EVERY_MS = HOUR_MS
const AT_MOST_EVERY_MS = SECOND_MS
/** A clock that moves by more may bring other warnings, and not only move the instant at which this computer tells them. */
const SMALL_STEP_MS = SECOND_MS
/** The share of the window's time that planning may take when changes never stop: one part in so many. */
const RESTS_PER_WORK = 20

type DeskInBrief = Watchable<Pick<Directory, 'desk' | 'left'>>

export interface AlertPlanKeeper {
  readonly plan: Watchable<AlertPlan>
  /** Something the plan rests on changed: tickets, who has left, or the server's clock. */
  readonly touch: () => void
  readonly close: () => void
}

/** The warnings ahead, told on the desk's wall clock, planned anew after changes, at most once a second, and every hour without any. */
export function createAlertPlanKeeper(
  account: Account,
  tickets: Watchable<TicketMirror>,
  clock: ServerClock,
  timers: Timers,
  directory: DeskInBrief,
): AlertPlanKeeper {
  const planning = createPlanning(account, tickets, clock, directory)
  const plan = createWatchable(planning.whole())
  let cancel: () => void = () => undefined
  let isSoon = false
  const wakeIn = (ms: number): void => {
    cancel()
    cancel = timers.after(ms, () => {
      const isRenewal = !isSoon
      isSoon = false
      wakeIn(RENEWED_EVERY_MS)
      const next = isRenewal ? planning.whole() : planning.after(plan.get())
      if (isRenewal || !isSamePlan(plan.get(), next)) plan.set(next)
    })
  }
  const touch = (): void => {
    if (isSoon) return
    isSoon = true
    wakeIn(Math.max(AT_MOST_EVERY_MS, planning.costMs() * RESTS_PER_WORK))
  }
  wakeIn(RENEWED_EVERY_MS)
  const renew = (): void => {
    planning.noteNews()
    touch()
  }
  const undos = [tickets.watch(renew), directory.watch(renew)]
  return {
    plan,
    touch,
    close: () => {
      for (const undo of undos) undo()
      cancel()
    },
  }
}

/** Makes plans, and knows what the last whole one rests on. */
function createPlanning(
  account: Account,
  tickets: Watchable<TicketMirror>,
  clock: ServerClock,
  directory: DeskInBrief,
) {
  let costMs = 0
  let hasNews = false
  let last = { at: clock.reading(), offsetMs: clock.offset().offsetMs }
  const whole = (): AlertPlan => {
    hasNews = false
    last = { at: clock.reading(), offsetMs: clock.offset().offsetMs }
    const { desk, left } = directory.get()
    const plan = planAlerts(
      running(tickets.get()),
      personOf(account),
      clock.now(),
      HORIZON_MS,
      last.offsetMs,
      { zone: desk?.calendars[0]?.timezone ?? null, left },
    )
    costMs = clock.reading() - last.at
    return plan
  }
  const isPlanned = (offsetMs: number): boolean =>
    !hasNews &&
    Math.abs(offsetMs - last.offsetMs) < SMALL_STEP_MS &&
    clock.reading() - last.at < RENEWED_EVERY_MS
  return {
    whole,
    /** Of a clock that moved a little the warnings are the same: a desk of many tickets is not gone through for it. */
    after: (plan: AlertPlan): AlertPlan => {
      const { offsetMs } = clock.offset()
      return isPlanned(offsetMs) ? { ...plan, madeAt: clock.now(), clockOffsetMs: offsetMs } : whole()
    },
    /** Of tickets, or of who is there. */
    noteNews: (): void => {
      hasNews = true
    },
    /** Milliseconds that the last whole plan took. */
    costMs: () => costMs,
  }
}

/** The views with a running clock: they come first in the board's order. */
function* running({ inDueOrder, byId }: TicketMirror): Iterable<TicketView> {
  for (const id of inDueOrder) {
    const view = byId.get(id)
    if (!view?.clocks.some(({ state }) => state === 'running')) return
    yield view
  }
}

const isSameAlert = (a: PlannedAlert, b: PlannedAlert | undefined): boolean =>
  b !== undefined &&
  a.id === b.id &&
  a.fireAt === b.fireAt &&
  a.subject === b.subject &&
  a.requester === b.requester &&
  a.priority === b.priority &&
  a.isAcknowledged === b.isAcknowledged &&
  a.tier === b.tier &&
  a.isOwned === b.isOwned &&
  a.nextAt === b.nextAt &&
  a.zone === b.zone

/** Whether the desktop would do the same by either plan: then it is not told again. */
const isSamePlan = (a: AlertPlan, b: AlertPlan): boolean =>
  a.alerts.length === b.alerts.length &&
  Math.abs(a.clockOffsetMs - b.clockOffsetMs) < 1 &&
  a.alerts.every((alert, index) => isSameAlert(alert, b.alerts[index]))
