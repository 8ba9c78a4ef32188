import type { PersonId, QueueId } from '#shared/domain/ids'
import type { TicketEvent } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { nameFor, statusWords } from '../../ui/words'

/** What an event is told with: who reads it, and what queues are called. */
export interface Telling {
  readonly you: PersonId
  readonly queueName: (queue: QueueId) => string
}

function assignedWords(event: Extract<TicketEvent, { type: 'assigned' }>, you: PersonId): string {
  if (event.to === null) return say('ticket:event.backToQueue')
  const isOwn = event.by.kind === 'agent' && event.by.person.id === event.to.id
  if (isOwn) return say('ticket:event.took')
  return event.to.id === you
    ? say('ticket:event.assignedYou')
    : say('ticket:event.assigned', { name: event.to.name })
}

/** What was done, without who: "set Waiting on supplier". */
function deedWords(event: TicketEvent, { you, queueName }: Telling): string {
  switch (event.type) {
    case 'assigned':
      return assignedWords(event, you)
    case 'moved':
      return say('ticket:event.moved', { from: queueName(event.from), to: queueName(event.to) })
    case 'statusChanged':
      return say('ticket:event.statusChanged', { status: statusWords(event.to) })
    case 'priorityChanged':
      return say('ticket:event.priorityChanged', { from: event.from, to: event.to })
    case 'merged':
      return say('ticket:event.merged', { ticket: event.into })
    case 'unmerged':
      return say('ticket:event.unmerged', { ticket: event.from })
    case 'absorbed':
    case 'released':
    case 'linked':
    case 'unlinked':
      return say(`ticket:event.${event.type}`, { ticket: event.ticket })
    case 'stepTicked':
      return say(event.isDone ? 'ticket:event.stepDone' : 'ticket:event.stepUndone', { step: event.step })
    case 'tagged':
    case 'untagged':
      return say(`ticket:event.${event.type}`, { tag: event.tag })
    default:
      return say(`ticket:event.${event.type}`)
  }
}

export interface EventSentence {
  readonly who: string
  readonly did: string
}

/** "You" + "set Waiting on supplier."; a joined run says how often. */
export function eventSentence(event: TicketEvent, count: number, telling: Telling): EventSentence {
  const deed = deedWords(event, telling)
  const did =
    count === 1 ? say('ticket:event.once', { did: deed }) : say('ticket:event.times', { did: deed, count })
  return { who: nameFor(event.by, telling.you), did }
}
