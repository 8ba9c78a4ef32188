import { assertNever } from '#shared/domain/assertNever'
import { quotedWords } from '#shared/words/quotedWords'
import { say } from '#shared/words/say'
import type { OpenElsewhere } from './useOpenElsewhere'

/** What is known of the open tickets that match and are not kept here, in one line (OUT124). */
export function elsewhereWords({ words: typed, answer }: OpenElsewhere): string {
  const words = quotedWords(typed)
  if (answer === null) return say('queues:looking')
  switch (answer.kind) {
    case 'found': {
      const count = answer.tickets.length
      if (count === 0) return say('queues:none', { words })
      return answer.isMore
        ? say('queues:foundMore', { number: count, words })
        : say('queues:found', { count, words })
    }
    case 'invalid':
      return say('queues:tooMany')
    case 'reauth':
      return say('queues:signedOut')
    case 'unreached':
      return say('queues:unreached')
    default:
      return assertNever(answer)
  }
}
