import { levelKey } from '#shared/domain/alertLevel'
import type { AlertPlan, PlannedAlert } from '#shared/domain/alerts'
import { alertWords, digestWords } from '#shared/domain/alertWords'
import type { TicketId } from '#shared/domain/ids'
import { DAY_MS, type Instant, instant } from '#shared/domain/instant'
import { broughtForward, highestPerClock, passedUntil, stillTrue } from '#shared/domain/passedAlerts'
import type { AlertJournal } from './alertJournal'

/** This computer's clock and timers; `startTimer` answers the undo. */
export interface WallClock {
  readonly now: () => number
  readonly startTimer: (delayMs: number, ring: () => void) => () => void
}

export interface AlertNotice {
  /** The same for the same ticket, metric and level, so that a repeat replaces instead of piling up. */
  readonly id: string
  readonly title: string
  readonly body: string
  readonly urgency: 'low' | 'normal' | 'critical'
  /** Null for a digest. */
  readonly ticketId: TicketId | null
}

export interface AlertKeeperPorts {
  readonly clock: WallClock
  readonly journal: AlertJournal
  readonly raise: (notice: AlertNotice) => void
  /** Asks the console to sample the server's clock, reconnect and send a new plan. */
  readonly tellWoke: () => void
}

export interface AlertKeeper {
  /** Takes up the plan on disk; what passed while the app was away is treated as after a sleep. */
  readonly start: () => void
  /** Settles when the plan is on disk. */
  readonly replacePlan: (plan: AlertPlan) => Promise<void>
  /** The computer slept, or somebody is back: nothing that passed is raised before the console had its say. */
  readonly wake: () => void
  /** Drops the plan, as when its owner signs out. */
  readonly forgetPlan: () => Promise<void>
  readonly close: () => void
}

export const LONGEST_TIMER_MS = 30_000
export const JUMP_MS = 5_000
export const WAKE_GRACE_MS = 8_000
export const MOST_AT_ONCE = 3
const RAISED_KEPT_MS = 7 * DAY_MS
/** Resume, unlock and a late beat usually come together: one telling is enough. */
const WAKE_AGAIN_MS = 3_000

/** The time after a sleep in which the console may say what is still true. */
interface Waking {
  /** Until when a further sign of waking needs no second telling. */
  readonly toldUntil: number
  readonly passed: ReadonlyMap<string, PlannedAlert>
  readonly stop: () => void
}

export function createAlertKeeper(ports: AlertKeeperPorts): AlertKeeper {
  const keeper = new Keeper(ports)
  return {
    start: () => keeper.start(),
    replacePlan: (plan) => keeper.replacePlan(plan),
    wake: () => keeper.wake(),
    forgetPlan: () => keeper.forgetPlan(),
    close: () => keeper.close(),
  }
}

/**
 * Raises the planned warnings, whatever the windows do. Timers are never trusted for long: each is set from the
 * absolute instant, rings after 30 s at the latest, and compares the wall clock with what it expected.
 */
class Keeper {
  readonly #ports: AlertKeeperPorts
  #plan: AlertPlan | null = null
  #raised = new Map<string, Instant>()
  #waking: Waking | null = null
  #stopBeat = () => {}
  #beatExpectedAt = 0

  constructor(ports: AlertKeeperPorts) {
    this.#ports = ports
  }

  start(): void {
    const kept = this.#ports.journal.load()
    this.#plan = kept.plan
    this.#raised = new Map(kept.raised)
    const passed = this.#dueBy(this.#serverNow())
    if (passed.length > 0) this.#holdBack(passed)
    this.#setNextBeat()
  }

  replacePlan(next: AlertPlan): Promise<void> {
    // After a sleep the console's timers may ring before ours do; its plan is then from before it had its say.
    if (this.#ports.clock.now() - this.#beatExpectedAt > JUMP_MS) this.wake()
    // What passes between the console's reckoning and ours is in neither plan's future: it is raised now.
    const passed = stillTrue(this.#dueBy(passedUntil(this.#serverNow(), next)), next)
    const news = broughtForward(this.#plan, next).filter((alert) => this.#isWaiting(alert))
    const heard = new Set([...(this.#plan?.alerts ?? []), ...news].map((alert) => alert.id))
    const isAwake = this.#waking === null
    this.#keepHeldBackOnly(next, news)
    // A warning that was past before we ever heard of it is old news, as on the first sign-in.
    const alerts = next.alerts.filter((alert) => alert.fireAt > next.madeAt || heard.has(alert.id))
    this.#plan = { ...next, alerts }
    this.#raiseTogether(isAwake ? [...passed, ...news] : passed, MOST_AT_ONCE)
    this.#setNextBeat()
    return this.#ports.journal.savePlan(this.#plan)
  }

  wake(): void {
    const isTold = this.#waking !== null && this.#ports.clock.now() < this.#waking.toldUntil
    this.#holdBack(this.#dueBy(this.#serverNow()))
    if (!isTold) this.#ports.tellWoke()
    this.#setNextBeat()
  }

  forgetPlan(): Promise<void> {
    this.#plan = null
    this.#waking?.stop()
    this.#waking = null
    this.#setNextBeat()
    return this.#ports.journal.savePlan(null)
  }

  close(): void {
    this.#stopBeat()
    this.#waking?.stop()
  }

  #serverNow(): Instant {
    return instant(this.#ports.clock.now() + (this.#plan?.clockOffsetMs ?? 0))
  }

  #isWaiting(alert: PlannedAlert): boolean {
    return !this.#raised.has(alert.id) && this.#waking?.passed.has(alert.id) !== true
  }

  #dueBy(at: Instant): readonly PlannedAlert[] {
    return (this.#plan?.alerts ?? []).filter((alert) => alert.fireAt <= at && this.#isWaiting(alert))
  }

  #setNextBeat(): void {
    this.#stopBeat()
    const now = this.#serverNow()
    let delayMs = LONGEST_TIMER_MS
    for (const alert of this.#plan?.alerts ?? []) {
      if (alert.fireAt - now < delayMs && this.#isWaiting(alert)) delayMs = Math.max(alert.fireAt - now, 1)
    }
    this.#beatExpectedAt = this.#ports.clock.now() + delayMs
    this.#stopBeat = this.#ports.clock.startTimer(delayMs, () => this.#beat())
  }

  #beat(): void {
    if (Math.abs(this.#ports.clock.now() - this.#beatExpectedAt) > JUMP_MS) return this.wake()
    this.#raiseTogether(this.#dueBy(this.#serverNow()), MOST_AT_ONCE)
    this.#setNextBeat()
  }

  #holdBack(passed: readonly PlannedAlert[]): void {
    const held = new Map(this.#waking?.passed)
    for (const alert of passed) held.set(alert.id, alert)
    this.#waking?.stop()
    const { clock } = this.#ports
    this.#waking = {
      toldUntil: clock.now() + WAKE_AGAIN_MS,
      passed: held,
      stop: clock.startTimer(WAKE_GRACE_MS, () => this.#settle()),
    }
  }

  #keepHeldBackOnly(next: AlertPlan, news: readonly PlannedAlert[]): void {
    if (this.#waking === null) return
    const passed = [...stillTrue([...this.#waking.passed.values()], next), ...news]
    this.#waking = { ...this.#waking, passed: new Map(passed.map((alert) => [alert.id, alert])) }
  }

  #settle(): void {
    const passed = [...(this.#waking?.passed.values() ?? [])]
    this.#waking = null
    this.#raiseTogether(passed, 1, ' while you were away')
    this.#setNextBeat()
  }

  #raiseTogether(alerts: readonly PlannedAlert[], mostAtOnce: number, occasion = ''): void {
    this.#markRaised(alerts)
    const worth = highestPerClock(alerts)
    const now = this.#serverNow()
    if (worth.length > mostAtOnce) {
      const words = digestWords(worth, now)
      this.#ports.raise({ ...words, id: 'digest', title: words.title + occasion, ticketId: null })
      return
    }
    for (const alert of worth) {
      const id = `${alert.ticketId}.${alert.metric}.${levelKey(alert.level)}`
      this.#ports.raise({ id, ...alertWords(alert, now), ticketId: alert.ticketId })
    }
  }

  /** On disk before anything is shown: a crash in between loses one sentence rather than saying it twice. */
  #markRaised(alerts: readonly PlannedAlert[]): void {
    if (alerts.length === 0) return
    const planned = new Set(this.#plan?.alerts.map((alert) => alert.id))
    const oldest = this.#serverNow() - RAISED_KEPT_MS
    this.#raised = new Map([...this.#raised].filter(([id, dueAt]) => dueAt > oldest || planned.has(id)))
    for (const alert of alerts) this.#raised.set(alert.id, alert.dueAt)
    this.#ports.journal.saveRaised(this.#raised)
  }
}
