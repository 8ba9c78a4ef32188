import type { DeskData } from '#renderer/data/deskData'
import { Violation } from '../world/violation'

/** How much a computer's clock may run fast or slow, and how long a follower may lag behind its leader's word. */
const DRIFT = 0.000_2
const SLACK_MS = 6

/**
 * A window that says its clock is verified is right within the error it names and what its clock drifts in the time
 * since it opened (SIM12).
 */
export function checkClock(window: string, desk: DeskData, trueNow: number, openForMs: number): void {
  const { clockOffset } = desk.sync.get()
  if (!clockOffset.isVerified) return
  const wrongBy = Math.abs(desk.now() - trueNow)
  const bound = clockOffset.errorMs + openForMs * DRIFT + SLACK_MS
  if (wrongBy <= bound) return
  throw new Violation(
    'SIM12',
    `${window} is wrong by ${Math.round(wrongBy)} ms and says ${Math.round(clockOffset.errorMs)} ms`,
  )
}
