import type { AlertPlan, PlannedAlert } from '#shared/domain/alerts'
import type { DigestOccasion } from '#shared/domain/alertWords'
import { DAY_MS, type Instant, instant } from '#shared/domain/instant'
import { broughtForward, highestPerClock, passedUntil, stillTrue } from '#shared/domain/passedAlerts'
import type { AlertJournal } from './alertJournal'
import { type AlertBatch, MOST_AT_ONCE } from './alertNotices'
import {
  type AlertSnooze,
  type HeldState,
  type IsSilenced,
  nextReleaseAt,
  nothingHeld,
  release,
  sift,
  snoozed,
} from './heldAlerts'

/** This computer's clock and timers; `startTimer` answers the undo. */
export interface WallClock {
  readonly now: () => number
  readonly startTimer: (delayMs: number, ring: () => void) => () => void
}

export interface AlertKeeperPorts {
  readonly clock: WallClock
  readonly journal: AlertJournal
  readonly tell: (batch: AlertBatch) => void
  /** Told of every new plan before anything of it is raised: what is shown of clocks that no longer run goes. */
  readonly planReplaced: (plan: AlertPlan) => void
  readonly isSilenced: IsSilenced
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
  /** The console has had its say after a waking: it has pulled, and its plan is here. */
  readonly caughtUp: () => void
  /** Puts a ticket's warnings off; a breach is told all the same. `until` is an instant of the server's clock. */
  readonly snooze: (snooze: AlertSnooze) => void
  /** The times of silence changed. */
  readonly silenceChanged: () => void
  /** Server clock. */
  readonly now: () => Instant
  /** Drops the plan, as when its owner signs out. */
  readonly forgetPlan: () => Promise<void>
  readonly close: () => void
}

export const LONGEST_TIMER_MS = 30_000
export const JUMP_MS = 5_000
/** How long what passed waits for a console that cannot reach its server, or that is not there (ALR62). */
export const WAKE_GRACE_MS = 20_000
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
    caughtUp: () => keeper.caughtUp(),
    snooze: (snooze) => keeper.snooze(snooze),
    silenceChanged: () => keeper.silenceChanged(),
    now: () => keeper.now(),
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
  #held: HeldState = nothingHeld
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
    this.#held = kept.held
    const passed = this.#dueBy(this.now())
    // What was held back may have been handled while the app was away, too.
    if (passed.length > 0 || this.#held.alerts.length > 0) this.#holdBack(passed)
    this.#setNextBeat()
  }

  replacePlan(next: AlertPlan): Promise<void> {
    // After a sleep the console's timers may ring before ours do; its plan is then from before it had its say.
    if (this.#ports.clock.now() - this.#beatExpectedAt > JUMP_MS) this.wake()
    // What passes between the console's reckoning and ours is in neither plan's future: it is raised now.
    const passed = stillTrue(this.#dueBy(passedUntil(this.now(), next)), next)
    const news = broughtForward(this.#plan, next).filter((alert) => this.#isWaiting(alert))
    const heard = new Set([...(this.#plan?.alerts ?? []), ...news].map((alert) => alert.id))
    const isAwake = this.#waking === null
    this.#keepHeldBackOnly(next, news)
    // A warning that was past before we ever heard of it is old news, as on the first sign-in.
    const alerts = next.alerts.filter((alert) => alert.fireAt > next.madeAt || heard.has(alert.id))
    this.#plan = { ...next, alerts }
    this.#ports.planReplaced(this.#plan)
    this.#raiseTogether(isAwake ? [...passed, ...news] : passed, 'now')
    this.#setNextBeat()
    return this.#ports.journal.savePlan(this.#plan)
  }

  wake(): void {
    const isTold = this.#waking !== null && this.#ports.clock.now() < this.#waking.toldUntil
    this.#holdBack(this.#dueBy(this.now()))
    if (!isTold) this.#ports.tellWoke()
    this.#setNextBeat()
  }

  caughtUp(): void {
    if (this.#waking === null) return
    this.#waking.stop()
    this.#settle()
  }

  snooze(snooze: AlertSnooze): void {
    this.#hold(snoozed(this.#held, snooze))
    this.#setNextBeat()
  }

  silenceChanged(): void {
    this.#releaseHeld()
    this.#setNextBeat()
  }

  forgetPlan(): Promise<void> {
    this.#plan = null
    this.#hold(nothingHeld)
    this.#waking?.stop()
    this.#waking = null
    this.#setNextBeat()
    return this.#ports.journal.savePlan(null)
  }

  close(): void {
    this.#stopBeat()
    this.#waking?.stop()
  }

  now(): Instant {
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
    const now = this.now()
    const releaseAt = nextReleaseAt(this.#held)
    let delayMs = LONGEST_TIMER_MS
    if (releaseAt !== null) delayMs = Math.min(Math.max(releaseAt - now, 1), delayMs)
    for (const alert of this.#plan?.alerts ?? []) {
      if (alert.fireAt - now < delayMs && this.#isWaiting(alert)) delayMs = Math.max(alert.fireAt - now, 1)
    }
    this.#beatExpectedAt = this.#ports.clock.now() + delayMs
    this.#stopBeat = this.#ports.clock.startTimer(delayMs, () => this.#beat())
  }

  #beat(): void {
    if (Math.abs(this.#ports.clock.now() - this.#beatExpectedAt) > JUMP_MS) return this.wake()
    this.#raiseTogether(this.#dueBy(this.now()), 'now')
    this.#releaseHeld()
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
    this.#raiseTogether(passed, 'away')
    this.#releaseHeld()
    this.#setNextBeat()
  }

  #raiseTogether(alerts: readonly PlannedAlert[], occasion: DigestOccasion): void {
    if (alerts.length === 0) return
    this.#markRaised(alerts)
    const { told, state } = sift(this.#held, highestPerClock(alerts), this.now(), this.#ports.isSilenced)
    this.#hold(state)
    this.#tell(told, occasion)
  }

  /** Whatever a silence or a snooze held back and that still stands. After a waking the console is asked first. */
  #releaseHeld(): void {
    if (this.#waking !== null) return
    const { reminders, afterSilence, state } = release(
      this.#held,
      this.#plan,
      this.now(),
      this.#ports.isSilenced,
    )
    this.#hold(state)
    this.#tell(reminders, 'now')
    this.#tell(afterSilence, 'quiet')
  }

  #hold(next: HeldState): void {
    if (next === this.#held) return
    this.#held = next
    this.#ports.journal.saveHeld(next)
  }

  #tell(alerts: readonly PlannedAlert[], occasion: DigestOccasion): void {
    if (alerts.length === 0) return
    this.#ports.tell({ alerts, now: this.now(), occasion, mostEach: occasion === 'now' ? MOST_AT_ONCE : 1 })
  }

  /** On disk before anything is shown: a crash in between loses one sentence rather than saying it twice. */
  #markRaised(alerts: readonly PlannedAlert[]): void {
    const planned = new Set(this.#plan?.alerts.map((alert) => alert.id))
    const oldest = this.now() - RAISED_KEPT_MS
    this.#raised = new Map([...this.#raised].filter(([id, dueAt]) => dueAt > oldest || planned.has(id)))
    for (const alert of alerts) this.#raised.set(alert.id, alert.dueAt)
    this.#ports.journal.saveRaised(this.#raised)
  }
}
