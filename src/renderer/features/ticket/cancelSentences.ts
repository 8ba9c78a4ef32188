import type { CancelReason } from '#shared/domain/sla/clock'

/** Why a promise came to nothing. */
export const cancelSentences: Record<CancelReason, string> = {
  'no-target': 'No policy promises it any more.',
  'never-open': 'The desk’s calendar has no hours for it.',
  merged: 'The ticket was merged.',
  'done-without': 'The ticket was done without it.',
  'moved-on': 'The ticket went to another queue in time.',
}
