import { assertNever } from '#shared/domain/assertNever'
import type { ArchivedTicket } from '#shared/protocol/archive'
import type { Unreached } from '../../data/archive'

/** What is said of a ticket that is not kept here, after its number; null while the server is being asked. */
export function archivedWords(
  answer: Exclude<ArchivedTicket, { kind: 'ticket' }> | Unreached | null,
): string {
  if (answer === null) return 'is not on this computer. Asking the server for it.'
  switch (answer.kind) {
    case 'unknown':
      return 'is not on the board and not in the archive of your queues. It may have moved to another queue.'
    case 'reauth':
      return 'is not on this computer, and the server asks you to sign in again before it tells more.'
    case 'invalid':
      return 'is not the number of a ticket.'
    case 'unreached':
      return 'is not on this computer: it was closed, or moved out of your queues. The server cannot be asked for it now.'
    default:
      return assertNever(answer)
  }
}
