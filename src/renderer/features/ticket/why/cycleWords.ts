import { assertNever } from '#shared/domain/assertNever'
import type { Clock } from '#shared/domain/sla/clock'
import { say } from '#shared/words/say'
import { cancelSentences } from '../cancelSentences'
import { lengthText, realLengthText } from '../lengthText'
import { byWhom, type WhyTelling } from './telling'

/** How one cycle of a promise went or goes: "Thu 14:02, met after 18 min by you" (TKT27). */
export function cycleWords(clock: Clock, { now, wall, you }: WhyTelling): string {
  const began = wall.stamp(clock.startedAt, now)
  switch (clock.state) {
    case 'running':
      return clock.dueAt < now
        ? say('why:cycle.late', { began, length: realLengthText(now - clock.dueAt) })
        : say('why:cycle.due', { began, time: wall.stamp(clock.dueAt, now) })
    case 'paused':
      return say('why:cycle.still', { began })
    case 'met':
    case 'missed': {
      const [length, who] = [lengthText(clock.elapsedMs), byWhom(clock.by, you)]
      return say(`why:cycle.${clock.state}`, { began, length, who })
    }
    case 'cancelled':
      return say('why:cycle.cancelled', { began, why: cancelSentences(clock.reason) })
    default:
      return assertNever(clock)
  }
}
