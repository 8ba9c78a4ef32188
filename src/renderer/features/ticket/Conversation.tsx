import { Bot, Lock } from 'lucide-react'
import { useId, useMemo } from 'react'
import * as z from 'zod/mini'
import type { QueueId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import { actorName } from '#shared/domain/person'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import type { WaitingCommand } from '../../data/deskData'
import { AttachmentList } from '../../desk/AttachmentList'
import { useDesk, useDirectory, useSync, useWallClock } from '../../desk/deskContext'
import { useWatchable } from '../../desk/useWatchable'
import { Avatar } from '../../ui/Avatar'
import { Said } from '../../ui/Said'
import { isPerson } from '../../ui/words'
import { eventSentence, type Telling } from './eventWords'
import { MailBody } from './mail/MailBody'
import { type TimelineEntry, timelineOf } from './timeline'
import { useNewestInSight } from './useNewestInSight'
import { useNewMessagesAloud } from './useNewMessagesAloud'

/** How a ticket's events are told on this desk to this reader. */
export function useTelling(): Telling {
  const { queues } = useDirectory()
  const { account } = useDesk()
  return useMemo(
    () => ({ you: account.id, queueName: (queue: QueueId) => queues.get(queue)?.name ?? queue }),
    [queues, account],
  )
}

const writtenArgsSchema = z.object({ messageId: z.string() })

/** Ids of messages that are saved here and not yet on the server. */
function unsentIds(waiting: readonly WaitingCommand[]): ReadonlySet<string> {
  const written = waiting.filter(({ name }) => name === 'reply' || name === 'note')
  return new Set(
    written.flatMap(({ args }) => {
      const parsed = writtenArgsSchema.safeParse(args)
      return parsed.success ? [parsed.data.messageId] : []
    }),
  )
}

const messageClass = (message: Message): string =>
  [
    'message',
    message.visibility === 'internal' ? 'is-internal' : '',
    message.isAutomatic ? 'is-automatic' : '',
  ]
    .filter(Boolean)
    .join(' ')

const VisibilityTag = ({ id, visibility }: Pick<Message, 'visibility'> & { readonly id: string }) =>
  visibility === 'internal' ? (
    <span id={id} className="tag is-internal">
      <Lock className="icon" size={10} aria-hidden="true" />
      {say('ticket:internal')}
    </span>
  ) : (
    <span id={id} className="tag">
      {say('ticket:public')}
    </span>
  )

function asideWords(message: Message): string {
  if (message.isAutomatic) return say('ticket:asideAutomatic')
  if (message.visibility === 'internal') return say('ticket:asideInternal')
  return message.isLate ? say('ticket:asideLate') : ''
}

/** Called by who wrote it, for whom and when (TKT133). */
function MessageArticle({ message, isUnsent }: { readonly message: Message; readonly isUnsent: boolean }) {
  const { account } = useDesk()
  const wall = useWallClock()
  const now = useNow('minute')
  const name = actorName(message.by)
  const id = useId()
  const heard = { by: `${id}-by`, visibility: `${id}-visibility`, at: `${id}-at` }
  return (
    <article className={messageClass(message)} aria-labelledby={Object.values(heard).join(' ')}>
      {message.isAutomatic ? (
        <span className="avatar" role="img" aria-label={say('ticket:automatic')}>
          <Bot className="icon" size={14} aria-hidden="true" />
        </span>
      ) : (
        <Avatar name={name} isYou={isPerson(message.by, account.id)} />
      )}
      <header>
        <b id={heard.by}>{name}</b>
        <VisibilityTag id={heard.visibility} visibility={message.visibility} />
        <time id={heard.at}>{wall.stamp(message.at, now)}</time>
        {message.cameFrom === undefined ? null : (
          <span className="came-from">{say('merge:writtenOn', { ticket: message.cameFrom })}</span>
        )}
        {isUnsent ? <span className="queued">{say('ticket:notSent')}</span> : asideWords(message)}
      </header>
      {message.html === undefined ? (
        <p dir="auto">{message.body}</p>
      ) : (
        <MailBody message={message.id} html={message.html} />
      )}
      <AttachmentList ticket={message.ticketId} attachments={message.attachments ?? []} />
    </article>
  )
}

function EventLine({
  entry,
  telling,
}: {
  readonly entry: Extract<TimelineEntry, { kind: 'event' }>
  readonly telling: Telling
}) {
  const wall = useWallClock()
  const now = useNow('minute')
  const { who, did } = eventSentence(entry.event, entry.count, telling)
  return (
    <p className="happening">
      <time>{wall.stamp(entry.at, now)}</time>
      <span>
        <Said of="ticket:event.line" gaps={{ who: <b>{who}</b>, did }} />
      </span>
    </p>
  )
}

const entryKey = (entry: TimelineEntry, index: number): string =>
  entry.kind === 'message' ? entry.message.id : `event-${index}`

/** Given to an element that is new whenever something was added, so that the newest entry is in sight. */
const scrollIntoSight = (end: HTMLElement | null): void => end?.scrollIntoView({ block: 'end' })

/** What was said and done on a ticket of the board. */
export function Conversation({ ticket }: { readonly ticket: Ticket }) {
  const { messagesOf } = useDesk()
  const messages = useWatchable(useMemo(() => messagesOf(ticket.id), [messagesOf, ticket.id]))
  return <Timeline ticket={ticket} messages={messages} />
}

interface TimelineProps {
  readonly ticket: Ticket
  readonly messages: readonly Message[]
}

/** Everything that was said and done, oldest first. Internal notes stand in a dashed frame and say so in words. */
export function Timeline({ ticket, messages }: TimelineProps) {
  const { waiting } = useSync()
  const telling = useTelling()
  const list = useNewestInSight()
  useNewMessagesAloud(ticket.id, messages)
  const timeline = useMemo(() => timelineOf(ticket, messages), [ticket, messages])
  const unsent = useMemo(() => unsentIds(waiting), [waiting])
  return (
    <div
      className="conversation scroll-thin"
      role="log"
      // What is new is said by the window's one voice.
      aria-live="off"
      aria-label={say('ticket:conversation')}
      tabIndex={0}
      ref={list}
    >
      <div className="conversation-rest" />
      {timeline.map((entry, index) =>
        entry.kind === 'message' ? (
          <MessageArticle
            key={entryKey(entry, index)}
            message={entry.message}
            isUnsent={unsent.has(entry.message.id)}
          />
        ) : (
          <EventLine key={entryKey(entry, index)} entry={entry} telling={telling} />
        ),
      )}
      <div key={`${ticket.id} ${timeline.length}`} ref={scrollIntoSight} />
    </div>
  )
}
