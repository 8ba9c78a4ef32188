import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import type { CancelReason } from '#shared/domain/sla/clock'
import type { ClockDifference } from '#shared/domain/sla/difference'
import type { WallClock } from '../../../ui/wallClock'
import { capitalised, promiseWords } from '../../../ui/words'
import { lengthText, realLengthText } from '../lengthText'

/** Instants are told from the present on the desk's wall clock. */
export interface PreviewTelling {
  readonly now: Instant
  readonly wall: Pick<WallClock, 'stamp' | 'exactStamp'>
}

const endWords: Record<CancelReason, string> = {
  'no-target': 'is no longer promised',
  'never-open': 'has no hours to count in',
  merged: 'ends with the merge',
  'done-without': 'is no longer owed',
  'moved-on': 'ends in time',
}

const late = (dueAt: Instant, now: Instant): string => `already ${realLengthText(now - dueAt)} late`

const dueWords = (dueAt: Instant, { now, wall }: PreviewTelling): string =>
  dueAt < now ? late(dueAt, now) : `due ${wall.stamp(dueAt, now)}`

/** Both with seconds where the minutes are the same. */
function movedWords(from: Instant, to: Instant, { now, wall }: PreviewTelling): string {
  if (to < now) return late(to, now)
  const [before, after] = [wall.stamp(from, now), wall.stamp(to, now)]
  return before === after
    ? `due ${wall.exactStamp(to, now)} instead of ${wall.exactStamp(from, now)}`
    : `due ${after} instead of ${before}`
}

/** How a clock stands when it stops. */
const stoppedWords = (remainingMs: number): string =>
  remainingMs < 0 ? `${lengthText(-remainingMs)} past due` : `with ${lengthText(remainingMs)} left`

const leftWords = (remainingMs: number): string =>
  remainingMs < 0 ? `${lengthText(-remainingMs)} past due` : `${lengthText(remainingMs)} left`

function deedWords(difference: ClockDifference, telling: PreviewTelling): string {
  switch (difference.kind) {
    case 'begins':
      return difference.dueAt === null
        ? 'begins, standing still'
        : `begins, ${dueWords(difference.dueAt, telling)}`
    case 'goes':
      return 'counts no longer'
    case 'due-moved':
      return movedWords(difference.from, difference.to, telling)
    case 'paused':
      return `stops ${stoppedWords(difference.remainingMs)}`
    case 'resumed':
      return `goes on, ${dueWords(difference.dueAt, telling)}`
    case 'remaining-changed':
      return `stands still with ${leftWords(difference.toMs)} instead of ${leftWords(difference.fromMs)}`
    case 'met':
      return `is met after ${lengthText(difference.elapsedMs)}`
    case 'missed':
      return `is missed, it was due ${telling.wall.stamp(difference.dueAt, telling.now)}`
    case 'cancelled':
      return endWords[difference.reason]
    case 'goes-on':
      return difference.dueAt === null
        ? 'stands still again'
        : `goes on, ${dueWords(difference.dueAt, telling)}`
    default:
      return assertNever(difference)
  }
}

/** "resolve due 14:32 instead of Thu 09:00; first reply already 12 min late", to go into a sentence (TKT12). */
export function previewWords(differences: readonly ClockDifference[], telling: PreviewTelling): string {
  if (differences.length === 0) return 'no due time changes'
  const pieces = differences.map(
    (difference) => `${promiseWords(difference.metric)} ${deedWords(difference, telling)}`,
  )
  return pieces.join('; ')
}

/** The same as a sentence of its own. */
export const previewSentence = (differences: readonly ClockDifference[], telling: PreviewTelling): string =>
  `${capitalised(previewWords(differences, telling))}.`
