import { useEffect } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { mergedIntoOf } from '#shared/domain/sla/merging'
import { isDone, isWaiting, type Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import type { TicketView } from '../../data/deskData'
import { useDesk, useTicketView, useWallClock } from '../../desk/deskContext'
import { GoneTickets } from '../../desk/GoneTickets'
import { useTerms } from '../../desk/useTerms'
import { useVerbs } from '../../desk/useVerbs'
import { type PlainVerb, refusedBecause } from '../../desk/verbs'
import { Button } from '../../ui/Button'
import { keyWords } from '../../ui/keys/keyCommands'
import { ArchivedPane } from './ArchivedPane'
import { Composer } from './Composer'
import { Conversation } from './Conversation'
import { ChangePicker } from './change/ChangePicker'
import { previewOf } from './change/preview'
import { previewWords } from './change/previewWords'
import { Gauge } from './Gauge'
import { gaugeMetricsOf, latestClock } from './gaugeState'
import { useTellSubject } from './lastSubject'
import { CopyLinkButton } from './link/CopyLinkButton'
import { LinkPicker } from './marks/LinkPicker'
import { SleepNote } from './marks/SleepNote'
import { useKeptFocus } from './merge/keptFocus'
import { MergedNote } from './merge/MergedNote'
import { MergePicker } from './merge/MergePicker'
import { WriteThere } from './merge/WriteThere'
import { Properties } from './Properties'
import { usePaneRequests } from './paneRequests'
import { useLooking } from './presence/useLooking'
import { TicketName } from './TicketName'
import { ExplainedClockProvider } from './why/ExplainedClockProvider'
import { WhyPanel } from './why/WhyPanel'

/** What waits can go on and what does not can wait; the two share a place. */
const verbsFor = ({ status }: Ticket): readonly PlainVerb[] =>
  isDone(status)
    ? ['reopen']
    : ['acknowledge', 'take', isWaiting(status) ? 'resume' : 'waitForCustomer', 'resolve']

interface HeadProps {
  readonly view: TicketView
  readonly onAssign: (id: TicketId) => void
}

/** A verb, and beforehand what it would do to the due times (TKT11). */
function VerbButton({ verb, ticket }: { readonly verb: PlainVerb; readonly ticket: Ticket }) {
  const { account } = useDesk()
  const verbs = useVerbs()
  const terms = useTerms()
  const wall = useWallClock()
  const now = useNow('minute')
  const differences = terms === null ? null : previewOf({ verb }, ticket, account, terms, now)
  return (
    <Button
      keys={verb}
      refusedBecause={refusedBecause(verb, ticket, account, now)}
      hint={
        differences === null
          ? null
          : say('ticket:ifNow', { effect: previewWords(differences, { now, wall }) })
      }
      onPress={() => void verbs.plain(verb, ticket.id)}
    >
      {keyWords(verb)}
    </Button>
  )
}

/** The ticket's name and its verbs; a verb that cannot be done stays in its place and says why. */
function Head({ view, onAssign }: HeadProps) {
  const { ticket } = view
  const { account, now } = useDesk()
  return (
    <header className="ticket-head">
      <TicketName ticket={ticket} />
      <CopyLinkButton ticket={ticket.id} />
      <span className="spacer" />
      <div className="verbs" role="group" aria-label={say('ticket:verbs')}>
        {verbsFor(ticket).map((verb) => (
          <VerbButton key={verb} verb={verb} ticket={ticket} />
        ))}
        <Button
          keys="assign"
          refusedBecause={refusedBecause('assign', ticket, account, now())}
          onPress={() => onAssign(ticket.id)}
        >
          {say('ticket:assign')}
        </Button>
      </div>
    </header>
  )
}

interface TicketPaneProps {
  readonly id: TicketId
  readonly onAssign: (id: TicketId) => void
  /** Whether it is all that its window shows: then there is no board behind it. */
  readonly isAlone: boolean
  readonly onBack: () => void
  /** Another ticket that this one names. */
  readonly onOpenTicket: (id: TicketId) => void
}

/** The list of choices that a key or a button asked for. */
function Changes({ view }: { readonly view: TicketView }) {
  const changing = usePaneRequests((store) => store.changing)
  const changed = usePaneRequests((store) => store.changed)
  if (changing?.ticket !== view.ticket.id) return null
  if (changing.what === 'merge') return <MergePicker view={view} onClose={changed} />
  if (changing.what === 'link') return <LinkPicker ticket={view.ticket} onClose={changed} />
  return <ChangePicker changing={changing.what} view={view} onClose={changed} />
}

/** The list of choices stays open over a ticket that goes meanwhile: what is typed into it are no verbs (BRD273). */
function ChangeOfGone({ id }: { readonly id: TicketId }) {
  const changing = usePaneRequests((store) => store.changing)
  const changed = usePaneRequests((store) => store.changed)
  return changing?.ticket === id ? <GoneTickets ids={[id]} onClose={changed} /> : null
}

/** Where one writes: here, or on the ticket that this one became part of. */
function Writing({ view, onOpen }: { readonly view: TicketView; readonly onOpen: (id: TicketId) => void }) {
  const { ticket } = view
  return mergedIntoOf(ticket) === null ? (
    <Composer key={ticket.id} view={view} />
  ) : (
    <WriteThere ticket={ticket} onOpen={onOpen} />
  )
}

/** One ticket: its promises as gauges, the conversation, where to answer, and what it is. */
export function TicketPane({ id, isAlone, onAssign, onBack, onOpenTicket }: TicketPaneProps) {
  const view = useTicketView(id)
  useLooking(view === null ? null : id)
  useTellSubject(view?.ticket ?? null)
  // Whoever comes back to a ticket later begins anew.
  useEffect(() => () => useKeptFocus.getState().forget(id), [id])
  if (!view) {
    return (
      <>
        <ArchivedPane id={id} isAlone={isAlone} onBack={onBack} onOpenTicket={onOpenTicket} />
        <ChangeOfGone id={id} />
      </>
    )
  }
  const gaugeMetrics = gaugeMetricsOf(view.clocks)
  return (
    <main className="ticket" aria-labelledby="ticket-title">
      <Head view={view} onAssign={onAssign} />
      <ExplainedClockProvider view={view}>
        <div className="gauges" data-count={gaugeMetrics.length}>
          {gaugeMetrics.map((metric) => (
            <Gauge
              key={metric}
              ticket={view.ticket}
              metric={metric}
              clock={latestClock(view.clocks, metric)}
            />
          ))}
        </div>
        <div className="stream">
          <SleepNote view={view} />
          <MergedNote ticket={view.ticket} onOpen={onOpenTicket} />
          <WhyPanel view={view} />
          <Conversation ticket={view.ticket} />
          <Writing view={view} onOpen={onOpenTicket} />
        </div>
      </ExplainedClockProvider>
      <Properties ticket={view.ticket} onOpenTicket={onOpenTicket} />
      <Changes view={view} />
    </main>
  )
}
