import * as z from 'zod/mini'
import { type Person, personSchema } from '#shared/domain/person'
import type { SavedName, WaitingCommand } from '../../data/deskData'

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

/** A waiting action in a few words: "Acknowledge 20433", "Reply to Anna-Liisa on 20362". */
export function actionWords(command: WaitingCommand, requester: string | null, you: Person): string {
  const { ticketId } = command
  const words: Record<SavedName, string> = {
    acknowledge: `Acknowledge ${ticketId}`,
    take: `Take ${ticketId}`,
    assign: assignWords(command, you),
    reply: requester === null ? `Reply on ${ticketId}` : `Reply to ${requester} on ${ticketId}`,
    note: `Internal note on ${ticketId}`,
    waitForCustomer: `Wait for the customer on ${ticketId}`,
    resolve: `Resolve ${ticketId}`,
    reopen: `Reopen ${ticketId}`,
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
    reply: `Counts as sent at ${time}. It is never refused for what others did.`,
    note: 'Only the desk will see it.',
    waitForCustomer: `Clocks that wait stand still from ${time}.`,
    resolve: 'Only if nobody has changed the ticket by then.',
    reopen: 'Only if it is still resolved.',
    unknown: 'It is sent as it was saved. This console cannot show what it does.',
  }
  return words[command.name]
}

/** "Your acknowledgement of", for a letter about an action that was not applied. */
export const lostWords: Record<SavedName, string> = {
  acknowledge: 'Your acknowledgement of',
  take: 'Your taking of',
  assign: 'Your assignment of',
  reply: 'Your reply on',
  note: 'Your note on',
  waitForCustomer: 'Your waiting for the customer on',
  resolve: 'Your resolving of',
  reopen: 'Your reopening of',
  unknown: 'Your action of a newer console on',
}
