import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import type { ClockDifference } from '#shared/domain/sla/difference'
import { say } from '#shared/words/say'
import type { WallClock } from '../../../ui/wallClock'
import { capitalised, promiseWords } from '../../../ui/words'
import { lengthText, realLengthText } from '../lengthText'

/** Instants are told from the present on the desk's wall clock. */
export interface PreviewTelling {
  readonly now: Instant
  readonly wall: Pick<WallClock, 'stamp' | 'exactStamp'>
}

const late = (dueAt: Instant, now: Instant): string =>
  say('change:effect.late', { length: realLengthText(now - dueAt) })

const dueWords = (dueAt: Instant, { now, wall }: PreviewTelling): string =>
  dueAt < now ? late(dueAt, now) : say('change:effect.due', { time: wall.stamp(dueAt, now) })

/** Both with seconds where the minutes are the same. */
function movedWords(metric: string, from: Instant, to: Instant, { now, wall }: PreviewTelling): string {
  if (to < now) return say('change:effect.movedLate', { metric, late: late(to, now) })
  const isSameMinute = wall.stamp(from, now) === wall.stamp(to, now)
  const stamp = isSameMinute ? wall.exactStamp : wall.stamp
  return say('change:effect.moved', { metric, to: stamp(to, now), from: stamp(from, now) })
}

const leftWords = (remainingMs: number): string =>
  remainingMs < 0
    ? say('change:effect.pastDue', { length: lengthText(-remainingMs) })
    : say('change:effect.left', { length: lengthText(remainingMs) })

function effectWords(difference: ClockDifference, telling: PreviewTelling): string {
  const metric = promiseWords(difference.metric)
  switch (difference.kind) {
    case 'begins':
      return difference.dueAt === null
        ? say('change:effect.beginsStill', { metric })
        : say('change:effect.begins', { metric, due: dueWords(difference.dueAt, telling) })
    case 'goes':
      return say('change:effect.goes', { metric })
    case 'due-moved':
      return movedWords(metric, difference.from, difference.to, telling)
    case 'paused':
      return difference.remainingMs < 0
        ? say('change:effect.pausedPast', { metric, length: lengthText(-difference.remainingMs) })
        : say('change:effect.paused', { metric, length: lengthText(difference.remainingMs) })
    case 'resumed':
      return say('change:effect.resumed', { metric, due: dueWords(difference.dueAt, telling) })
    case 'remaining-changed': {
      const [to, from] = [leftWords(difference.toMs), leftWords(difference.fromMs)]
      return say('change:effect.remaining', { metric, to, from })
    }
    case 'met':
      return say('change:effect.met', { metric, length: lengthText(difference.elapsedMs) })
    case 'missed':
      return say('change:effect.missed', { metric, time: telling.wall.stamp(difference.dueAt, telling.now) })
    case 'cancelled':
      return say(`change:effect.${difference.reason}`, { metric })
    case 'goes-on':
      return difference.dueAt === null
        ? say('change:effect.stillAgain', { metric })
        : say('change:effect.resumed', { metric, due: dueWords(difference.dueAt, telling) })
    default:
      return assertNever(difference)
  }
}

/** "resolve due 14:32 instead of Thu 09:00; first reply already 12 min late", to go into a sentence (TKT12). */
export function previewWords(differences: readonly ClockDifference[], telling: PreviewTelling): string {
  if (differences.length === 0) return say('change:nothing')
  return differences.map((difference) => effectWords(difference, telling)).join('; ')
}

/** The same as a sentence of its own. */
export const previewSentence = (differences: readonly ClockDifference[], telling: PreviewTelling): string =>
  say('ticket:event.once', { did: capitalised(previewWords(differences, telling)) })
