import type { CancelReason } from '#shared/domain/sla/clock'
import { say } from '#shared/words/say'

/** Why a promise came to nothing. */
export const cancelSentences = (reason: CancelReason): string => say(`ticket:cancelled.${reason}`)
