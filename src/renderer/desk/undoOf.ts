import type { CommandArgs, CommandName } from '#shared/commands/catalogue'
import type { Account, Actor } from '#shared/domain/person'
import type { Status, Ticket, TicketEvent } from '#shared/domain/ticket'
import { isPerson } from '../ui/words'
import { seenEventsOf } from './verbs'

/** A verb with what it is told, of one verb or of any. */
export type Deed<Verb extends CommandName = CommandName> = {
  [Name in Verb]: { readonly name: Name; readonly args: CommandArgs<Name> }
}[Verb]

export const deedOf = <Verb extends CommandName>(name: Verb, args: CommandArgs<Verb>): Deed<Verb> => ({
  name,
  args,
})

/** Back to the status that a ticket had; null for one that nobody sets by hand. */
function backTo(status: Status, isDoneNow: boolean): Deed | null {
  switch (status) {
    case 'active':
      return isDoneNow ? { name: 'reopen', args: {} } : { name: 'resume', args: {} }
    case 'waiting-customer':
      return isDoneNow ? null : { name: 'waitForCustomer', args: {} }
    case 'waiting-vendor':
    case 'waiting-problem':
    case 'waiting-evidence':
      return isDoneNow ? null : { name: 'waitFor', args: { status } }
    case 'new':
    case 'resolved':
    case 'closed':
    default:
      return null
  }
}

/**
 * What comes nearest to taking a deed back where nothing does (BRD185): a ticket that was resolved before anybody had
 * acknowledged it is opened again, and stays acknowledged. Null where there is no such thing either.
 */
export const nearestTo = (deed: Deed): Deed | null =>
  deed.name === 'resolve' ? { name: 'reopen', args: {} } : null

/**
 * The verb that takes another back, from the ticket as it stood before; null where nothing does (BRD64). A promise that
 * was met, a message that was sent and a first look at a new ticket stay what they are.
 */
export function undoOf(deed: Deed, before: Ticket, account: Account): Deed | null {
  switch (deed.name) {
    case 'take':
    case 'assign':
      return { name: 'assign', args: { to: before.owner } }
    case 'changePriority':
      return { name: 'changePriority', args: { to: before.priority } }
    case 'moveToQueue':
      return { name: 'moveToQueue', args: { to: before.queue } }
    case 'waitForCustomer':
    case 'waitFor':
    case 'resume':
      return backTo(before.status, false)
    case 'resolve':
      return backTo(before.status, true)
    case 'reopen':
      return before.status === 'resolved'
        ? { name: 'resolve', args: { seenEvents: seenEventsOf(before, account) + 1 } }
        : null
    case 'snooze':
      return { name: 'wake', args: {} }
    case 'tickStep':
      return { name: 'tickStep', args: { ...deed.args, isDone: !deed.args.isDone } }
    case 'link':
      return { name: 'unlink', args: deed.args }
    case 'unlink':
      return { name: 'link', args: deed.args }
    case 'tag':
      return { name: 'untag', args: deed.args }
    case 'untag':
      return { name: 'tag', args: deed.args }
    case 'acknowledge':
    case 'reply':
    case 'note':
    case 'wake':
    case 'merge':
    case 'unmerge':
    default:
      return null
  }
}

/** By which event a verb sets what others may set again; null for what stands beside whatever they do. */
function setBy(verb: CommandName): TicketEvent['type'] | null {
  switch (verb) {
    case 'take':
    case 'assign':
      return 'assigned'
    case 'changePriority':
      return 'priorityChanged'
    case 'moveToQueue':
      return 'moved'
    case 'waitForCustomer':
    case 'waitFor':
    case 'resume':
    case 'resolve':
    case 'reopen':
      return 'statusChanged'
    case 'acknowledge':
    case 'reply':
    case 'note':
    case 'merge':
    case 'unmerge':
    case 'snooze':
    case 'wake':
    case 'tickStep':
    case 'link':
    case 'unlink':
    case 'tag':
    case 'untag':
    default:
      return null
  }
}

/** Who has set again what a deed of this account had set; null while it stands as it was left (BRD242). */
export function outrunBy(deed: Deed, now: Ticket, account: Account): Actor | null {
  const type = setBy(deed.name)
  const last = now.history.findLast((event) => event.type === type)
  return last === undefined || isPerson(last.by, account.id) ? null : last.by
}
