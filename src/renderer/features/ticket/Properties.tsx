import { useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { policyOf } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import { useNow } from '../../clock/useNow'
import { useDesk, useDirectory, useWallClock } from '../../desk/deskContext'
import { useTerms } from '../../desk/useTerms'
import { channelWords, personName, statusWords, tierWords } from '../../ui/words'
import { useTelling } from './Conversation'
import { ChangeButton } from './change/ChangeButton'
import { eventSentence } from './eventWords'
import { MergeButton } from './merge/MergeButton'
import { MergedParts } from './merge/MergedParts'
import { joinRepeated } from './timeline'

function Pairs({ ticket }: { readonly ticket: Ticket }) {
  const { account } = useDesk()
  const { queues } = useDirectory()
  const terms = useTerms()
  const chosen = terms === null ? null : policyOf(ticket, terms)
  const { requester, owner } = ticket
  const queueName = queues.get(ticket.queue)?.name ?? ticket.queue
  const customer = [requester.organisation, tierWords(requester.tier)].filter(Boolean).join(', ')
  return (
    <dl className="pairs">
      <dt>Status</dt>
      <dd>
        <ChangeButton ticket={ticket} changing="status" label="Status" value={statusWords(ticket.status)} />
      </dd>
      <dt>Priority</dt>
      <dd>
        <ChangeButton ticket={ticket} changing="priority" label="Priority" value={ticket.priority} />
      </dd>
      <dt>Owner</dt>
      <dd className={owner?.id === account.id ? 'you' : ''}>
        {owner === null || owner.id === account.id ? personName(owner, account.id) : owner.name}
      </dd>
      <dt>Queue</dt>
      <dd>
        <ChangeButton ticket={ticket} changing="queue" label="Queue" value={queueName} />
      </dd>
      <dt>Requester</dt>
      <dd>{requester.name}</dd>
      {customer === '' ? null : (
        <>
          <dt>Customer</dt>
          <dd title={customer}>{customer}</dd>
        </>
      )}
      {ticket.category === null ? null : (
        <>
          <dt>Category</dt>
          <dd title={ticket.category}>{ticket.category}</dd>
        </>
      )}
      <dt>Channel</dt>
      <dd>{channelWords(ticket.channel)}</dd>
      {chosen === null ? null : (
        <>
          <dt>Policy</dt>
          <dd title={`${chosen.agreement.name}, version ${chosen.agreement.version}`}>
            {chosen.policy.name}
          </dd>
        </>
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
              <b>{who}</b> {did}
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
    <aside className="side scroll-thin" aria-label="Properties" tabIndex={0}>
      <section>
        <h2>Properties</h2>
        <Pairs ticket={ticket} />
        <MergeButton ticket={ticket} />
      </section>
      <MergedParts ticket={ticket} onOpen={onOpenTicket} />
      <section>
        <h2>
          Audit <span className="muted">newest first</span>
        </h2>
        <Audit ticket={ticket} />
      </section>
    </aside>
  )
}
