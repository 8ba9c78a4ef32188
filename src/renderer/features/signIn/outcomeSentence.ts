import { assertNever } from '#shared/domain/assertNever'
import type { SignInAnswer } from '#shared/protocol/signIn'
import { say } from '#shared/words/say'
import type { Unreachable } from '../../data/account/session'
import { pauseSentence } from '../../ui/pauseSentence'

/** What came of asking: the server's answer, or that it could not be asked. */
export type SignInOutcome = SignInAnswer | Unreachable

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
