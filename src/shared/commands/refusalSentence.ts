import { assertNever } from '../domain/assertNever'
import type { Status } from '../domain/ticket'
import { say } from '../words/say'
import type { Refusal } from './refusal'

const statusWords: Record<Status, string> = {
  new: 'new',
  active: 'being worked on',
  'waiting-customer': 'waiting for the customer',
  'waiting-vendor': 'waiting for the supplier',
  'waiting-problem': 'waiting for a problem record',
  'waiting-evidence': 'waiting for evidence',
  resolved: 'resolved',
  closed: 'closed',
}

/** What somebody did who set that status. */
const deedWords: Record<Status, string> = {
  new: 'made it new again',
  active: 'took it up again',
  'waiting-customer': 'set it to wait for the customer',
  'waiting-vendor': 'set it to wait for the supplier',
  'waiting-problem': 'set it to wait for a problem record',
  'waiting-evidence': 'set it to wait for evidence',
  resolved: 'resolved it',
  closed: 'closed it',
}

function wayOn(status: Status): string {
  if (status === 'resolved') return ' Reopen it to go on.'
  return status === 'closed' ? ' A reply or a note still reaches it.' : ''
}

const staleWords: Record<Extract<Refusal, { kind: 'stale' }>['what'], string> = {
  'customer-replied': 'wrote again',
  'status-changed': 'changed its status',
  moved: 'moved it to another queue',
  'priority-changed': 'changed its priority',
}

const attachingWords: Record<Extract<Refusal, { kind: 'not-attached' }>['why'], string> = {
  missing: 'The files of this message are not on the server. Send it again with the files.',
  'too-large': 'The server takes no file of this size. Save the file, and send the message without it.',
  'no-room': 'The server has no room for the files. Tell your administrator, then send the message again.',
}

function noMergeSentence({ why, source, target, into }: Extract<Refusal, { kind: 'no-merge' }>): string {
  return say(`merge:refusal.${why}`, { source, target, into: into ?? target })
}

/** What happened and what to do, in one or two plain sentences. Times are added by the screen that knows the desk. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'already-acknowledged':
      return `${refusal.by} acknowledged first. Take it over or discard yours.`
    case 'taken':
      return `${refusal.by} owns it. Assign it to yourself to take it over.`
    case 'not-in-this-status':
      return refusal.by === undefined
        ? `The ticket is ${statusWords[refusal.status]}, so this cannot be done now.`
        : `${refusal.by} ${deedWords[refusal.status]}, so this cannot be done now.${wayOn(refusal.status)}`
    case 'stale':
      return `${refusal.by} ${staleWords[refusal.what]} before yours arrived. Read it, then do it again or discard it.`
    case 'not-allowed':
      return 'You may not act on this ticket. Ask a supervisor for access to its queue.'
    case 'no-such-queue':
      return 'The ticket stays where it is: that queue is gone, or you may not act in it. Choose another queue.'
    case 'not-attached':
      return attachingWords[refusal.why]
    case 'too-many-tags':
      return `A ticket has ${refusal.most} tags at most. Take one off first.`
    case 'merged':
      return say('merge:refusal.merged', { into: refusal.into })
    case 'no-merge':
      return noMergeSentence(refusal)
    case 'no-such-ticket':
      return say('merge:refusal.no-such-ticket', { ticket: refusal.ticket })
    case 'invalid':
      return `The server could not read this action. ${refusal.detail} Discard it and do it again.`
    default:
      return assertNever(refusal)
  }
}
