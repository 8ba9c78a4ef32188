import { assertNever } from '#shared/domain/assertNever'
import { SECOND_MS } from '#shared/domain/instant'
import type { SignInAnswer } from '#shared/protocol/signIn'
import { say } from '#shared/words/say'
import type { Unreachable } from '../../data/account/session'

/** What came of asking: the server's answer, or that it could not be asked. */
export type SignInOutcome = SignInAnswer | Unreachable

const MINUTE_SECONDS = 60

function pauseSentence(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / SECOND_MS))
  return seconds < MINUTE_SECONDS
    ? say('signIn:waitSeconds', { count: seconds })
    : say('signIn:waitMinutes', { count: Math.ceil(seconds / MINUTE_SECONDS) })
}

/** What happened and what to do, as the box above the form says it; null when there is nothing to say (BRD12). */
export function outcomeSentence(outcome: SignInOutcome, server: string): string | null {
  switch (outcome.kind) {
    case 'signed-in':
      return null
    case 'wrong-password':
      return outcome.triesLeft > 0
        ? say('signIn:wrongPassword', { count: outcome.triesLeft })
        : say('signIn:wrongPasswordLast')
    case 'too-many-tries':
      return pauseSentence(outcome.retryAfterMs)
    case 'invalid':
      return say('signIn:invalid')
    case 'unreachable':
      return say('signIn:unreachable', { server })
    default:
      return assertNever(outcome)
  }
}
