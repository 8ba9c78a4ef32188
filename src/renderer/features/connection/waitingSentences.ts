import * as z from 'zod/mini'
import { changePriority } from '#shared/commands/changePriority'
import { destinationOf } from '#shared/commands/destination'
import { waitFor } from '#shared/commands/waitFor'
import type { QueueId } from '#shared/domain/ids'
import { type Person, personSchema } from '#shared/domain/person'
import type { SavedName, WaitingCommand } from '../../data/deskData'
import { statusInside } from '../../ui/words'

/** What an action is told with: who reads it, whom the ticket is from, and what queues are called. */
export interface ActionTelling {
  readonly you: Person
  /** Null where the ticket is not on this computer. */
  readonly requester: string | null
  readonly queueName: (queue: QueueId) => string
}

const assignArgsSchema = z.object({ to: z.nullable(personSchema) })

/** Who a waiting `assign` gives the ticket to; null for nobody. */
function assignee(command: WaitingCommand): Person | null {
  const parsed = assignArgsSchema.safeParse(command.args)
  return parsed.success ? parsed.data.to : null
}

function assignWords(command: WaitingCommand, you: Person): string {
  const to = assignee(command)
  if (to === null) return `Give ${command.ticketId} back to the queue`
  return `Assign ${command.ticketId} to ${to.id === you.id ? 'you' : to.name}`
}

function priorityWords({ ticketId, args }: WaitingCommand): string {
  const parsed = changePriority.args.safeParse(args)
  return parsed.success ? `Make ${ticketId} ${parsed.data.to}` : `Change the priority of ${ticketId}`
}

function moveWords({ name, ticketId, args }: WaitingCommand, { queueName }: ActionTelling): string {
  const to = destinationOf(name, args)
  return `Move ${ticketId} to ${to === null ? 'another queue' : queueName(to)}`
}

function waitForWords({ ticketId, args }: WaitingCommand): string {
  const parsed = waitFor.args.safeParse(args)
  return `Set ${ticketId} to ${parsed.success ? statusInside(parsed.data.status) : 'waiting'}`
}

/** A waiting action in a few words: "Acknowledge 20433", "Reply to Anna-Liisa on 20362". */
export function actionWords(command: WaitingCommand, telling: ActionTelling): string {
  const { ticketId } = command
  const { requester, you } = telling
  const words: Record<SavedName, string> = {
    acknowledge: `Acknowledge ${ticketId}`,
    take: `Take ${ticketId}`,
    assign: assignWords(command, you),
    changePriority: priorityWords(command),
    moveToQueue: moveWords(command, telling),
    reply: requester === null ? `Reply on ${ticketId}` : `Reply to ${requester} on ${ticketId}`,
    note: `Internal note on ${ticketId}`,
    waitForCustomer: `Wait for the customer on ${ticketId}`,
    waitFor: waitForWords(command),
    resume: `Go on with ${ticketId}`,
    resolve: `Resolve ${ticketId}`,
    reopen: `Reopen ${ticketId}`,
    snooze: `Snooze ${ticketId}`,
    wake: `End the snooze of ${ticketId}`,
    tickStep: `Tick a step on ${ticketId}`,
    link: `Link ${ticketId} with another ticket`,
    unlink: `Take a link off ${ticketId}`,
    tag: `Put a tag on ${ticketId}`,
    untag: `Take a tag off ${ticketId}`,
    unknown: `An action of a newer console on ${ticketId}`,
  }
  return words[command.name]
}

/** On what condition the server will take it, and from when it counts. `time` is its wall-clock reading. */
export function conditionWords(command: WaitingCommand, time: string): string {
  const words: Record<SavedName, string> = {
    acknowledge: 'Only if nobody has by then.',
    take: 'Only if it is still unassigned.',
    assign: 'The last assignment to arrive stands.',
    changePriority: 'The last priority to arrive stands.',
    moveToQueue: 'The last move to arrive stands.',
    reply: `Counts as sent at ${time}. It is never refused for what others did.`,
    note: 'Only the desk will see it.',
    waitForCustomer: `Clocks that wait stand still from ${time}.`,
    waitFor: `Clocks that wait stand still from ${time}.`,
    resume: `Clocks that stood still go on from ${time}.`,
    resolve: 'Only if nobody has changed the ticket by then.',
    reopen: 'Only if it is still resolved.',
    snooze: 'It sleeps for you alone, from now on.',
    wake: 'It is back on your board already.',
    tickStep: 'The last tick to arrive stands.',
    link: 'Both tickets will show it.',
    unlink: 'Both tickets will lose it.',
    tag: 'Everybody will see it.',
    untag: 'Everybody will lose it.',
    unknown: 'It is sent as it was saved. This console cannot show what it does.',
  }
  return words[command.name]
}

/** "Your acknowledgement of", for a letter about an action that was not applied. */
export const lostWords: Record<SavedName, string> = {
  acknowledge: 'Your acknowledgement of',
  take: 'Your taking of',
  assign: 'Your assignment of',
  changePriority: 'Your new priority of',
  moveToQueue: 'Your move of',
  reply: 'Your reply on',
  note: 'Your note on',
  waitForCustomer: 'Your waiting for the customer on',
  waitFor: 'Your waiting on',
  resume: 'Your going on with',
  resolve: 'Your resolving of',
  reopen: 'Your reopening of',
  snooze: 'Your snooze of',
  wake: 'Your waking of',
  tickStep: 'Your step on',
  link: 'Your link on',
  unlink: 'Your unlinking of',
  tag: 'Your tag on',
  untag: 'Your taking a tag off',
  unknown: 'Your action of a newer console on',
}
