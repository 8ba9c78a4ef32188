import { refusalSentence } from '#shared/commands/refusalSentence'
import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { RefusedCommand } from '../../data/deskData'

/** The head of a letter: who won, by name, where somebody did (BRD10). */
export function letterTitle({ refusal }: RefusedCommand): string {
  switch (refusal.kind) {
    case 'already-acknowledged':
      return say('connection:title.acknowledgedFirst', { by: refusal.by })
    case 'taken':
      return say('connection:title.owns', { by: refusal.by })
    case 'stale':
      return say('connection:title.changedFirst', { by: refusal.by })
    case 'not-in-this-status':
      return refusal.by === undefined
        ? say('connection:title.movedOn')
        : say('connection:title.changedFirst', { by: refusal.by })
    case 'not-allowed':
      return say('connection:title.notAllowed')
    case 'has-left':
      return say('connection:title.hasLeft', { name: refusal.name })
    case 'no-such-queue':
      return say('connection:title.notMoved')
    case 'not-attached':
      return say('connection:title.notAttached')
    case 'too-many-tags':
      return say('connection:title.tooManyTags')
    case 'merged':
      return say('merge:mergedLetter', { into: refusal.into })
    case 'no-merge':
      return say(refusal.why === 'not-merged' ? 'merge:partingLetter' : 'merge:letter')
    case 'no-such-ticket':
      return say('merge:goneLetter')
    case 'invalid':
      return say('connection:title.invalid')
    default:
      return assertNever(refusal)
  }
}

/** What became of an action: it came later than somebody's, or was not applied for a reason told in a sentence. */
export type Fate =
  | { readonly kind: 'later'; readonly theirs: string }
  | { readonly kind: 'refused'; readonly reason: string }

export const fateOf = ({ refusal }: RefusedCommand, timeOf: (at: Instant) => string): Fate =>
  refusal.kind === 'already-acknowledged'
    ? { kind: 'later', theirs: timeOf(refusal.at) }
    : { kind: 'refused', reason: refusalSentence(refusal) }
