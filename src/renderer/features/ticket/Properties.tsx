import { useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { policyOf } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
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
      <dt>{say('ticket:side.status')}</dt>
      <dd>
        <ChangeButton
          ticket={ticket}
          changing="status"
          label={say('ticket:side.status')}
          value={statusWords(ticket.status)}
        />
      </dd>
      <dt>{say('ticket:side.priority')}</dt>
      <dd>
        <ChangeButton
          ticket={ticket}
          changing="priority"
          label={say('ticket:side.priority')}
          value={ticket.priority}
        />
      </dd>
      <dt>{say('ticket:side.owner')}</dt>
      <dd className={owner?.id === account.id ? 'you' : ''}>
        {owner === null || owner.id === account.id ? personName(owner, account.id) : owner.name}
      </dd>
      <dt>{say('ticket:side.queue')}</dt>
      <dd>
        <ChangeButton ticket={ticket} changing="queue" label={say('ticket:side.queue')} value={queueName} />
      </dd>
      <dt>{say('ticket:side.requester')}</dt>
      <dd>{requester.name}</dd>
      {customer === '' ? null : (
        <>
          <dt>{say('ticket:side.customer')}</dt>
          <dd title={customer}>{customer}</dd>
        </>
      )}
      {ticket.category === null ? null : (
        <>
          <dt>{say('ticket:side.category')}</dt>
          <dd title={ticket.category}>{ticket.category}</dd>
        </>
      )}
      <dt>{say('ticket:side.channel')}</dt>
      <dd>{channelWords(ticket.channel)}</dd>
      {chosen === null ? null : (
        <>
          <dt>{say('ticket:side.policy')}</dt>
          <dd
            title={say('ticket:side.version', {
              agreement: chosen.agreement.name,
              version: chosen.agreement.version,
            })}
          >
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
