import { type ReactNode, useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { policyOf } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import { hasOwnerLeft } from '#shared/domain/whoseTicket'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import { useDesk, useDirectory, useWallClock } from '../../desk/deskContext'
import { useTerms } from '../../desk/useTerms'
import { Said } from '../../ui/Said'
import { channelWords, personName, statusWords, tierWords } from '../../ui/words'
import { useTelling } from './Conversation'
import { ChangeButton } from './change/ChangeButton'
import { eventSentence } from './eventWords'
import { LinkedTickets } from './marks/LinkedTickets'
import { Tags } from './marks/Tags'
import { MergeButton } from './merge/MergeButton'
import { MergedParts } from './merge/MergedParts'
import { joinRepeated } from './timeline'

interface PairProps {
  readonly name: string
  readonly title?: string
  readonly children: ReactNode
}

/** A value that does not fit beside its name stands below it, whole words (TKT95). */
const Pair = ({ name, title, children }: PairProps) => (
  <div>
    <dt>{name}</dt>
    <dd title={title}>{children}</dd>
  </div>
)

function OwnerPair({ ticket, hasLeft }: { readonly ticket: Ticket; readonly hasLeft: boolean }) {
  const { account } = useDesk()
  const { owner } = ticket
  const isYou = owner?.id === account.id
  return (
    <div>
      <dt>{say('ticket:side.owner')}</dt>
      <dd className={isYou ? 'you' : ''}>
        {owner === null || isYou ? personName(owner, account.id) : owner.name}
      </dd>
      {hasLeft ? <dd className="owner-left">{say('ticket:side.ownerLeft')}</dd> : null}
    </div>
  )
}

function Pairs({ ticket }: { readonly ticket: Ticket }) {
  const directory = useDirectory()
  const terms = useTerms()
  const chosen = terms === null ? null : policyOf(ticket, terms)
  const { requester } = ticket
  const queueName = directory.queues.get(ticket.queue)?.name ?? ticket.queue
  const customer = [requester.organisation, tierWords(requester.tier)].filter(Boolean).join(', ')
  return (
    <dl className="pairs">
      <Pair name={say('ticket:side.status')}>
        <ChangeButton
          ticket={ticket}
          changing="status"
          label={say('ticket:side.status')}
          value={statusWords(ticket.status)}
        />
      </Pair>
      <Pair name={say('ticket:side.priority')}>
        <ChangeButton
          ticket={ticket}
          changing="priority"
          label={say('ticket:side.priority')}
          value={ticket.priority}
        />
      </Pair>
      <OwnerPair ticket={ticket} hasLeft={hasOwnerLeft(ticket, directory.left)} />
      <Pair name={say('ticket:side.queue')}>
        <ChangeButton ticket={ticket} changing="queue" label={say('ticket:side.queue')} value={queueName} />
      </Pair>
      <Pair name={say('ticket:side.requester')}>{requester.name}</Pair>
      {customer === '' ? null : <Pair name={say('ticket:side.customer')}>{customer}</Pair>}
      {ticket.category === null ? null : <Pair name={say('ticket:side.category')}>{ticket.category}</Pair>}
      <Pair name={say('ticket:side.channel')}>{channelWords(ticket.channel)}</Pair>
      {chosen === null ? null : (
        <Pair
          name={say('ticket:side.policy')}
          title={say('ticket:side.version', {
            agreement: chosen.agreement.name,
            version: chosen.agreement.version,
          })}
        >
          {chosen.policy.name}
        </Pair>
      )}
    </dl>
  )
}

function Audit({ ticket }: { readonly ticket: Ticket }) {
  const telling = useTelling()
  const wall = useWallClock()
  const now = useNow('minute')
  const newestFirst = useMemo(() => joinRepeated(ticket.history).toReversed(), [ticket.history])
  return (
    <ol className="audit">
      {newestFirst.map(({ event, at, count }, index) => {
        const { who, did } = eventSentence(event, count, telling)
        return (
          <li key={newestFirst.length - index}>
            <time>{wall.stamp(at, now)}</time>
            <span>
              <Said of="ticket:event.line" gaps={{ who: <b>{who}</b>, did }} />
            </span>
          </li>
        )
      })}
    </ol>
  )
}

interface PropertiesProps {
  readonly ticket: Ticket
  readonly onOpenTicket: (id: TicketId) => void
}

/** What the ticket is, and everything that was done to it. */
export function Properties({ ticket, onOpenTicket }: PropertiesProps) {
  return (
    <aside className="side scroll-thin" aria-label={say('ticket:side.label')} tabIndex={0}>
      <section>
        <h2>{say('ticket:side.label')}</h2>
        <Pairs ticket={ticket} />
        <Tags ticket={ticket} />
        <MergeButton ticket={ticket} />
      </section>
      <LinkedTickets ticket={ticket} onOpen={onOpenTicket} />
      <MergedParts ticket={ticket} onOpen={onOpenTicket} />
      <section>
        <h2>
          <Said
            of="ticket:side.audit"
            gaps={{ order: <span className="muted">{say('ticket:side.newestFirst')}</span> }}
          />
        </h2>
        <Audit ticket={ticket} />
      </section>
    </aside>
  )
}
