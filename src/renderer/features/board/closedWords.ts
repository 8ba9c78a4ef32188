import { assertNever } from '#shared/domain/assertNever'
import type { ClosedMatches } from './useClosedMatches'

/** What is known of the closed tickets that match, in one line. */
export function closedWords({ words, answer }: ClosedMatches): string {
  if (answer === null) return 'Looking through closed tickets on the server.'
  switch (answer.kind) {
    case 'found': {
      const count = answer.tickets.length
      if (count === 0) return `No closed ticket matches “${words}”.`
      if (answer.isMore) return `The latest ${count} closed tickets that match “${words}”.`
      return count === 1 ? `1 closed ticket matches “${words}”.` : `${count} closed tickets match “${words}”.`
    }
    case 'invalid':
      return 'These words are too many to look for among closed tickets. Use fewer.'
    case 'reauth':
      return 'Closed tickets are on the server, which asks you to sign in again.'
    case 'unreached':
      return 'Closed tickets are on the server, which cannot be reached now. They were not searched.'
    default:
      return assertNever(answer)
  }
}
