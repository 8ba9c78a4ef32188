import * as z from 'zod/mini'
import { changePriority } from '#shared/commands/changePriority'
import { destinationOf } from '#shared/commands/destination'
import { secondTicketOf } from '#shared/commands/pair'
import { waitFor } from '#shared/commands/waitFor'
import type { QueueId } from '#shared/domain/ids'
import { type Person, personSchema } from '#shared/domain/person'
import { say } from '#shared/words/say'
import type { WaitingCommand } from '../../data/deskData'
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
  const ticket = command.ticketId
  if (to === null) return say('connection:action.backToQueue', { ticket })
  return to.id === you.id
    ? say('connection:action.assignYou', { ticket })
    : say('connection:action.assign', { ticket, name: to.name })
}

function priorityWords({ ticketId: ticket, args }: WaitingCommand): string {
  const parsed = changePriority.args.safeParse(args)
  return parsed.success
    ? say('connection:action.priority', { ticket, to: parsed.data.to })
    : say('connection:action.somePriority', { ticket })
}

function moveWords({ name, ticketId: ticket, args }: WaitingCommand, { queueName }: ActionTelling): string {
  const to = destinationOf(name, args)
  return to === null
    ? say('connection:action.moveSomewhere', { ticket })
    : say('connection:action.move', { ticket, queue: queueName(to) })
}

function waitForWords({ ticketId: ticket, args }: WaitingCommand): string {
  const parsed = waitFor.args.safeParse(args)
  return parsed.success
    ? say('connection:action.setStatus', { ticket, status: statusInside(parsed.data.status) })
    : say('connection:action.setWaiting', { ticket })
}

/** A waiting action in a few words: "Acknowledge 20433", "Reply to Anna-Liisa on 20362". */
export function actionWords(command: WaitingCommand, telling: ActionTelling): string {
  const { name, ticketId: ticket } = command
  const { requester } = telling
  switch (name) {
    case 'assign':
      return assignWords(command, telling.you)
    case 'changePriority':
      return priorityWords(command)
    case 'moveToQueue':
      return moveWords(command, telling)
    case 'waitFor':
      return waitForWords(command)
    case 'reply':
      return requester === null
        ? say('connection:action.reply', { ticket })
        : say('connection:action.replyTo', { ticket, name: requester })
    case 'merge':
      return say('merge:waiting', { ticket, into: secondTicketOf(command) ?? '' })
    case 'unmerge':
      return say('merge:waitingToPart', { ticket: secondTicketOf(command) ?? '', from: ticket })
    default:
      return say(`connection:action.${name}`, { ticket })
  }
}

/** On what condition the server will take it, and from when it counts. `time` is its wall-clock reading. */
export function conditionWords({ name }: WaitingCommand, time: string): string {
  switch (name) {
    case 'reply':
      return say('connection:condition.reply', { time })
    case 'waitFor':
    case 'waitForCustomer':
      return say('connection:condition.waits', { time })
    case 'resume':
      return say('connection:condition.resume', { time })
    case 'merge':
      return say('merge:condition')
    case 'unmerge':
      return say('merge:conditionToPart')
    default:
      return say(`connection:condition.${name}`)
  }
}
