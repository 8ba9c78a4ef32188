import { assertNever } from '#shared/domain/assertNever'
import type { Clock } from '#shared/domain/sla/clock'
import { cancelSentences } from '../cancelSentences'
import { lengthText, realLengthText } from '../lengthText'
import { byWhom, type WhyTelling } from './telling'

/** How one cycle of a promise went or goes: "Thu 14:02, met after 18 min by you" (TKT27). */
export function cycleWords(clock: Clock, { now, wall, you }: WhyTelling): string {
  const began = wall.stamp(clock.startedAt, now)
  switch (clock.state) {
    case 'running':
      return clock.dueAt < now
        ? `${began}, ${realLengthText(now - clock.dueAt)} late`
        : `${began}, due ${wall.stamp(clock.dueAt, now)}`
    case 'paused':
      return `${began}, stands still`
    case 'met':
      return `${began}, met after ${lengthText(clock.elapsedMs)} by ${byWhom(clock.by, you)}`
    case 'missed':
      return `${began}, missed after ${lengthText(clock.elapsedMs)} by ${byWhom(clock.by, you)}`
    case 'cancelled':
      return `${began}, no verdict. ${cancelSentences[clock.reason]}`
    default:
      return assertNever(clock)
  }
}
