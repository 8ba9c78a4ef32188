import { assertNever } from '#shared/domain/assertNever'
import { quotedWords } from '#shared/words/quotedWords'
import { say } from '#shared/words/say'
import type { ClosedMatches } from './useClosedMatches'

/** What is known of the closed tickets that match, in one line. */
export function closedWords({ words: typed, answer }: ClosedMatches): string {
  const words = quotedWords(typed)
  if (answer === null) return say('board:closed.asking')
  switch (answer.kind) {
    case 'found': {
      const count = answer.tickets.length
      if (count === 0) return say('board:closed.none', { words })
      return say(answer.isMore ? 'board:closed.latest' : 'board:closed.matches', { count, words })
    }
    case 'invalid':
      return say('board:closed.tooMany')
    case 'reauth':
      return say('board:closed.reauth')
    case 'unreached':
      return say('board:closed.unreached')
    default:
      return assertNever(answer)
  }
}
