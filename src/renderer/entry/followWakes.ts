import { type Timers, windowTimers } from '../clock/timers'
import type { DeskData } from '../data/deskData'
import type { DeskPort } from '../platform/desk'

/** A plan is made anew at most once a second; a busy window takes somewhat longer. */
const PLAN_SETTLES_MS = 1_500

/** What of the desktop a waking concerns. */
interface WakingPort extends Pick<DeskPort, 'replaceAlertPlan'> {
  readonly alerts: Pick<DeskPort['alerts'], 'caughtUp'>
  readonly on: (name: 'woke', listener: () => void) => () => void
}

/** Everything that the server has of this console's scopes is here. */
const hasCaughtUp = (data: DeskData): boolean =>
  data.sync.get().connection.kind === 'live' &&
  data.health.get().scopes.every(({ cursor, head }) => cursor >= head)

/**
 * After a sleep, a jump of the clock or a network that is back: connects anew, even where the socket looks open, and tells the desktop when
 * what happened meanwhile is here and planned, so that nothing is told that was handled elsewhere (ALR62). Answers the
 * undo.
 */
export function followWakes(
  data: DeskData,
  port: WakingPort,
  page: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  timers: Timers = windowTimers,
): () => void {
  let waits: 'nothing' | 'for-break' | 'for-pull' | 'for-plan' = 'nothing'
  let stopTimer = () => {}
  const tellCaughtUp = async () => {
    // How far the server is, is heard of up to a second late.
    waits = hasCaughtUp(data) ? 'nothing' : 'for-pull'
    if (waits !== 'nothing') return
    await port.replaceAlertPlan(data.alertPlan.get())
    await port.alerts.caughtUp()
  }
  const look = () => {
    // The connection of before the sleep still looks live until it has been given up.
    if (waits === 'for-break' && data.sync.get().connection.kind !== 'live') waits = 'for-pull'
    if (waits !== 'for-pull' || !hasCaughtUp(data)) return
    waits = 'for-plan'
    stopTimer = timers.after(PLAN_SETTLES_MS, () => void tellCaughtUp())
  }
  const connectAnew = () => {
    stopTimer()
    waits = 'for-break'
    data.reconnect()
    look()
  }
  page.addEventListener('online', connectAnew)
  const undo = [
    () => page.removeEventListener('online', connectAnew),
    data.sync.watch(look),
    data.health.watch(look),
    port.on('woke', connectAnew),
  ]
  return () => {
    stopTimer()
    undo.forEach((stop) => stop())
  }
}
