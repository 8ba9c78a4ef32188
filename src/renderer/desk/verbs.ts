import { type CommandArgs, type CommandName, commands } from '#shared/commands/catalogue'
import type { Refusal } from '#shared/commands/refusal'
import { refusalSentence } from '#shared/commands/refusalSentence'
import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import { canWorkIn } from '#shared/domain/permissions'
import { type Account, personOf } from '#shared/domain/person'
import { mergedIntoOf } from '#shared/domain/sla/merging'
import { isDone, type Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import type { DispatchRefusal } from '../data/deskData'

/** Verbs that need nothing but the ticket: one key, one press. */
export const plainVerbs = ['acknowledge', 'take', 'waitForCustomer', 'resume', 'resolve', 'reopen'] as const
export type PlainVerb = (typeof plainVerbs)[number]

/**
 * How much of the history the agent has seen, for the guard of `resolve`. Counted up to the last event by somebody
 * else: what follows is the agent's own, partly still waiting here, and never makes a decision stale (CMD7).
 */
export function seenEventsOf(ticket: Ticket, account: Account): number {
  const lastOther = ticket.history.findLastIndex(
    (event) => event.by.kind !== 'agent' || event.by.person.id !== account.id,
  )
  return lastOther + 1
}

export function plainVerbArgs<Verb extends PlainVerb>(
  verb: Verb,
  ticket: Ticket,
  account: Account,
): CommandArgs<Verb> {
  const none = {}
  const args: { [Name in PlainVerb]: CommandArgs<Name> } = {
    acknowledge: none,
    take: none,
    waitForCustomer: none,
    resume: none,
    reopen: none,
    resolve: { seenEvents: seenEventsOf(ticket, account) },
  }
  return args[verb]
}

const alreadySo = (verb: PlainVerb): string => say(`desk:already.${verb}`)

/** Nothing has been done yet, so there is nothing of the agent's to discard; what is theirs need not be taken over. */
function beforehand(refusal: Refusal, { owner }: Ticket, account: Account): string {
  if (refusal.kind !== 'already-acknowledged') return refusalSentence(refusal)
  const { by } = refusal
  return owner?.id === account.id ? say('desk:acknowledgedYours', { by }) : say('desk:acknowledgedBy', { by })
}

/** Tries the verb on the ticket as it stands, by the very rule the server will use. */
function trial(verb: PlainVerb, ticket: Ticket, account: Account, now: Instant): string | null {
  const context = { actor: personOf(account), at: now, receivedAt: now }
  const result =
    verb === 'resolve'
      ? commands.resolve.apply(ticket, plainVerbArgs(verb, ticket, account), context)
      : commands[verb].apply(ticket, {}, context)
  if (!result.ok) return beforehand(result.refusal, ticket, account)
  return result.value.changed ? null : alreadySo(verb)
}

/** Verbs that ask which: to whom, how urgent, where to, for what. */
export const choiceVerbs = ['assign', 'changePriority', 'moveToQueue', 'waitFor', 'merge'] as const
export type ChoiceVerb = (typeof choiceVerbs)[number]
const isChoice = (verb: CommandName): verb is ChoiceVerb => choiceVerbs.some((choice) => choice === verb)

/** Whether any choice is left: a closed ticket stays as it is, and one that is done waits for nobody. */
const hasChoices = (verb: ChoiceVerb, { status }: Ticket): boolean =>
  verb === 'waitFor' ? !isDone(status) : status !== 'closed'

function noChoiceBecause(ticket: Ticket): string {
  const into = mergedIntoOf(ticket)
  return refusalSentence(
    into === null ? { kind: 'not-in-this-status', status: ticket.status } : { kind: 'merged', into },
  )
}

/** Verbs that leave marks: for oneself, for finding the ticket again, and for who works on it next. */
export const markVerbs = ['snooze', 'wake', 'tickStep', 'link', 'unlink', 'tag', 'untag'] as const
export type MarkVerb = (typeof markVerbs)[number]
const isMark = (verb: CommandName): verb is MarkVerb => markVerbs.some((mark) => mark === verb)

function isMarkTaken(verb: MarkVerb, { status }: Ticket): boolean {
  if (verb === 'snooze') return !isDone(status)
  return verb !== 'tickStep' || status !== 'closed'
}

/** Why a verb cannot be done now, as one sentence; null when it can (TKT3). */
export function refusedBecause(
  verb: CommandName,
  ticket: Ticket,
  account: Account,
  now: Instant,
): string | null {
  if (!canWorkIn(account, ticket.queue)) return say('desk:notYours')
  if (verb === 'reply' || verb === 'note' || verb === 'unmerge') return null
  if (isChoice(verb) || isMark(verb)) {
    const isTaken = isChoice(verb) ? hasChoices(verb, ticket) : isMarkTaken(verb, ticket)
    return isTaken ? null : noChoiceBecause(ticket)
  }
  if (verb === 'reopen' && mergedIntoOf(ticket) === null && !isDone(ticket.status)) return alreadySo('reopen')
  return trial(verb, ticket, account, now)
}

/** The sentence for a verb that was refused before it was saved. */
export function dispatchSentence(refusal: DispatchRefusal): string {
  switch (refusal.kind) {
    case 'unknown-ticket':
    case 'not-saved':
    case 'no-room':
    case 'replaced':
    case 'outbox-full':
      return say(`desk:notDone.${refusal.kind}`)
    case 'already-acknowledged':
    case 'taken':
    case 'not-in-this-status':
    case 'stale':
    case 'not-allowed':
    case 'has-left':
    case 'no-such-queue':
    case 'not-attached':
    case 'too-many-tags':
    case 'merged':
    case 'no-merge':
    case 'no-such-ticket':
    case 'invalid':
      return refusalSentence(refusal)
    default:
      return assertNever(refusal)
  }
}
