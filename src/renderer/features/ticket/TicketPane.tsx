import type { TicketId } from '#shared/domain/ids'
import { isDone } from '#shared/domain/ticket'
import type { TicketView } from '../../data/deskData'
import { useDesk, useTicketView } from '../../desk/deskContext'
import { useVerbs } from '../../desk/useVerbs'
import { type PlainVerb, refusedBecause } from '../../desk/verbs'
import { Button } from '../../ui/Button'
import { keyCommands } from '../../ui/keys/keyCommands'
import { priorityLabel } from '../../ui/words'
import { Composer } from './Composer'
import { Conversation } from './Conversation'
import { Gauge } from './Gauge'
import { gaugeMetrics, latestClock } from './gaugeState'
import { Properties } from './Properties'

const openVerbs: readonly PlainVerb[] = ['acknowledge', 'take', 'waitForCustomer', 'resolve']
const doneVerbs: readonly PlainVerb[] = ['reopen']

interface HeadProps {
  readonly view: TicketView
  readonly onAssign: (id: TicketId) => void
}

/** The ticket's name and its verbs; a verb that cannot be done stays in its place and says why. */
function Head({ view, onAssign }: HeadProps) {
  const { ticket } = view
  const { account, now } = useDesk()
  const verbs = useVerbs()
  const shown = isDone(ticket.status) ? doneVerbs : openVerbs
  const reasonFor = (verb: PlainVerb | 'assign') => refusedBecause(verb, ticket, account, now())
  return (
    <header className="ticket-head">
      <span className="ticket-id figures">{ticket.id}</span>
      <span className="priority" data-priority={ticket.priority} title={priorityLabel(ticket.priority)}>
        {ticket.priority}
      </span>
      <h1 id="ticket-title" title={ticket.subject}>
        {ticket.subject}
      </h1>
      <span className="spacer" />
      <div className="verbs" role="toolbar" aria-label="Verbs">
        {shown.map((verb) => (
          <Button
            key={verb}
            keys={verb}
            refusedBecause={reasonFor(verb)}
            onPress={() => void verbs.plain(verb, ticket.id)}
          >
            {keyCommands[verb].label}
          </Button>
        ))}
        <Button keys="assign" refusedBecause={reasonFor('assign')} onPress={() => onAssign(ticket.id)}>
          Assign
        </Button>
      </div>
    </header>
  )
}

interface TicketPaneProps {
  readonly id: TicketId
  readonly onAssign: (id: TicketId) => void
  readonly onBack: () => void
}

function GonePane({ id, onBack }: Omit<TicketPaneProps, 'onAssign'>) {
  return (
    <main className="ticket is-gone" aria-label={`Ticket ${id}`}>
      <p>
        <span className="figures">{id}</span> is not on this computer. It was closed, or moved out of your
        queues.
      </p>
      <Button onPress={onBack} keys="back">
        Back to the board
      </Button>
    </main>
  )
}

/** One ticket: its promises as gauges, the conversation, where to answer, and what it is. */
export function TicketPane({ id, onAssign, onBack }: TicketPaneProps) {
  const view = useTicketView(id)
  if (!view) return <GonePane id={id} onBack={onBack} />
  return (
    <main className="ticket" aria-labelledby="ticket-title">
      <Head view={view} onAssign={onAssign} />
      <div className="gauges">
        {gaugeMetrics.map((metric) => (
          <Gauge key={metric} metric={metric} clock={latestClock(view.clocks, metric)} />
        ))}
      </div>
      <div className="stream">
        <Conversation ticket={view.ticket} />
        <Composer key={id} view={view} />
      </div>
      <Properties ticket={view.ticket} />
    </main>
  )
}
