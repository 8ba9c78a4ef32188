import { MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { WallTrouble } from '../../data/onDemand/wallboards'

/** Why the server did not do it and what to do, in one sentence. */
export function troubleWords(trouble: WallTrouble): string {
  if (trouble.why === 'changed' && trouble.changed?.by) {
    return say('wallboard:changedBy', { name: trouble.changed.by })
  }
  if (trouble.why !== 'too-many-tries') return say(`wallboard:trouble.${trouble.why}`)
  const seconds = Math.ceil((trouble.retryAfterMs ?? MINUTE_MS) / SECOND_MS)
  return say('wallboard:tooManyTries', { count: seconds })
}
