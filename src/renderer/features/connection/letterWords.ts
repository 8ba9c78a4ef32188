import { refusalSentence } from '#shared/commands/refusalSentence'
import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import type { RefusedCommand } from '../../data/deskData'

/** The head of a letter: who won, by name, where somebody did (BRD10). */
export function letterTitle({ refusal }: RefusedCommand): string {
  switch (refusal.kind) {
    case 'already-acknowledged':
      return `${refusal.by} acknowledged first`
    case 'taken':
      return `${refusal.by} owns it`
    case 'stale':
      return `${refusal.by} changed the ticket first`
    case 'not-in-this-status':
      return refusal.by === undefined ? 'The ticket had moved on' : `${refusal.by} changed the ticket first`
    case 'not-allowed':
      return 'You may not act on this ticket'
    case 'no-such-queue':
      return 'The ticket was not moved'
    case 'not-attached':
      return 'The files did not reach the server'
    case 'too-many-tags':
      return 'The tag was not put on'
    case 'invalid':
      return 'The server could not read this action'
    default:
      return assertNever(refusal)
  }
}

/** What became of the action, following "Your acknowledgement of 20429 at 14:20:58". */
export function fateWords({ refusal }: RefusedCommand, timeOf: (at: Instant) => string): string {
  if (refusal.kind === 'already-acknowledged') {
    return `reached the server later than theirs of ${timeOf(refusal.at)}.`
  }
  return `was not applied. ${refusalSentence(refusal)}`
}
