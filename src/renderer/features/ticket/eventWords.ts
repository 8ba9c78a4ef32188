import { assertNever } from '#shared/domain/assertNever'
import type { PersonId, QueueId } from '#shared/domain/ids'
import type { TicketEvent } from '#shared/domain/ticket'
import { nameFor, statusWords } from '../../ui/words'

/** What an event is told with: who reads it, and what queues are called. */
export interface Telling {
  readonly you: PersonId
  readonly queueName: (queue: QueueId) => string
}

function assignedWords(event: Extract<TicketEvent, { type: 'assigned' }>, you: PersonId): string {
  if (event.to === null) return 'gave it back to the queue'
  const isOwn = event.by.kind === 'agent' && event.by.person.id === event.to.id
  if (isOwn) return 'took it'
  return `assigned it to ${event.to.id === you ? 'you' : event.to.name}`
}

/** What was done, without who: "set Waiting on supplier". */
function deedWords(event: TicketEvent, { you, queueName }: Telling): string {
  switch (event.type) {
    case 'opened':
      return 'opened the ticket'
    case 'acknowledged':
      return 'acknowledged'
    case 'assigned':
      return assignedWords(event, you)
    case 'moved':
      return `moved it from ${queueName(event.from)} to ${queueName(event.to)}`
    case 'statusChanged':
      return `set ${statusWords(event.to)}`
    case 'priorityChanged':
      return `changed the priority from ${event.from} to ${event.to}`
    case 'replied':
      return 'replied to the customer'
    case 'noted':
      return 'wrote an internal note'
    case 'customerReplied':
      return 'wrote'
    case 'touched':
      return 'updated the ticket'
    case 'merged':
      return `merged it into ${event.into}`
    case 'unmerged':
      return `took it out of ${event.from} again`
    case 'absorbed':
      return `merged ${event.ticket} into it`
    case 'released':
      return `took ${event.ticket} out of it again`
    case 'snoozed':
      return 'snoozed it'
    case 'woken':
      return 'ended the snooze'
    case 'stepTicked':
      return event.isDone ? `did the step “${event.step}”` : `took back the step “${event.step}”`
    case 'linked':
      return `linked it with ${event.ticket}`
    case 'unlinked':
      return `took away the link with ${event.ticket}`
    case 'tagged':
      return `tagged it ${event.tag}`
    case 'untagged':
      return `took away the tag ${event.tag}`
    default:
      return assertNever(event)
  }
}

export interface EventSentence {
  readonly who: string
  readonly did: string
}

/** "You" + "set Waiting on supplier."; a joined run says how often. */
export function eventSentence(event: TicketEvent, count: number, telling: Telling): EventSentence {
  const times = count === 1 ? '' : `, ${count} times`
  return { who: nameFor(event.by, telling.you), did: `${deedWords(event, telling)}${times}.` }
}
