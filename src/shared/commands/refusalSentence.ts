import { assertNever } from '../domain/assertNever'
import { say } from '../words/say'
import type { Refusal } from './refusal'

function noMergeSentence({ why, source, target, into }: Extract<Refusal, { kind: 'no-merge' }>): string {
  return say(`merge:refusal.${why}`, { source, target, into: into ?? target })
}

/** What happened and what to do, in one or two plain sentences. Times are added by the screen that knows the desk. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'already-acknowledged':
      return say('command:already-acknowledged', { by: refusal.by })
    case 'taken':
      return say('command:taken', { by: refusal.by })
    case 'not-in-this-status':
      return refusal.by === undefined
        ? say(`command:status.${refusal.status}`)
        : say(`command:statusBy.${refusal.status}`, { by: refusal.by })
    case 'stale':
      return say(`command:stale.${refusal.what}`, { by: refusal.by })
    case 'not-allowed':
      return say('command:not-allowed')
    case 'has-left':
      return say('command:has-left', { name: refusal.name })
    case 'no-such-queue':
      return say('command:no-such-queue')
    case 'not-attached':
      return say(`command:files.${refusal.why}`)
    case 'too-many-tags':
      return say('command:too-many-tags', { count: refusal.most })
    case 'merged':
      return say('merge:refusal.merged', { into: refusal.into })
    case 'no-merge':
      return noMergeSentence(refusal)
    case 'no-such-ticket':
      return say('merge:refusal.no-such-ticket', { ticket: refusal.ticket })
    case 'invalid':
      return say('command:invalid', { detail: refusal.detail })
    default:
      return assertNever(refusal)
  }
}
