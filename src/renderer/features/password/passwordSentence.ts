import { assertNever } from '#shared/domain/assertNever'
import type { NewPasswordAnswer } from '#shared/protocol/ownPassword'
import { say } from '#shared/words/say'
import type { Unreached } from '../../data/onDemand/archive'
import { pauseSentence } from '../../ui/pauseSentence'

/** Why the password was not changed and what to do, in plain sentences; null where it was (ACC11). */
export function passwordSentence(answer: NewPasswordAnswer | Unreached): string | null {
  switch (answer.kind) {
    case 'changed':
      return null
    case 'wrong-password':
      return answer.triesLeft > 0
        ? say('password:wrong', { count: answer.triesLeft })
        : say('password:wrongLast')
    case 'too-short':
      return say('password:tooShort', { count: answer.fewest })
    case 'too-many-tries':
      return pauseSentence(answer.retryAfterMs)
    case 'reauth':
      return say('password:reauth')
    case 'not-allowed':
      return say('password:notAllowed')
    case 'invalid':
      return say('password:invalid')
    case 'unreached':
      return say('password:unreached')
    default:
      return assertNever(answer)
  }
}
