import { useEffect, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { mergedIntoOf } from '#shared/domain/sla/merging'
import type { ArchivedTicket } from '#shared/protocol/archive'
import { say } from '#shared/words/say'
import type { Unreached } from '../../data/onDemand/archive'
import { useDesk } from '../../desk/deskContext'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { Said } from '../../ui/Said'
import { archivedKey } from './archivedKey'
import { BegunWords } from './BegunWords'
import { Timeline } from './Conversation'
import { useWritingRequest } from './drafts'
import { useTellSubject } from './lastSubject'
import { CopyLinkButton } from './link/CopyLinkButton'
import { MergedNote } from './merge/MergedNote'
import { WriteThere } from './merge/WriteThere'
import { Properties } from './Properties'
import { TicketName } from './TicketName'

interface ArchivedPaneProps {
  readonly id: TicketId
  readonly isAlone: boolean
  readonly onBack: () => void
  readonly onOpenTicket: (id: TicketId) => void
}

/** Nobody writes here: what a key asked of the composer is not left for the next ticket that is opened (TKT165). */
function useNobodyToWrite(answer: ReturnType<typeof useArchived>): void {
  const request = useWritingRequest((store) => store.request)
  const taken = useWritingRequest((store) => store.taken)
  const isAsked = request !== null && answer !== null
  useEffect(() => {
    if (isAsked) taken()
  }, [isAsked, taken])
}

/** Escape leads to the board, and closes no window (TKT162). */
const Leave = ({ isAlone, onBack }: Pick<ArchivedPaneProps, 'isAlone' | 'onBack'>) =>
  isAlone ? (
    <Button onPress={onBack}>{say('shell:ticketWindow.close')}</Button>
  ) : (
    <Button onPress={onBack} keys="back">
      {say('ticket:backToBoard')}
    </Button>
  )

/** The answer for this ticket; null while it is being looked up. */
function useArchived(id: TicketId): ArchivedTicket | Unreached | null {
  const { archive } = useDesk()
  const [found, setFound] = useState<{
    readonly id: TicketId
    readonly answer: ArchivedTicket | Unreached
  } | null>(null)
  useEffect(() => {
    const asking = new AbortController()
    const lookUp = async (): Promise<void> => {
      const answer = await archive.read(id, asking.signal)
      if (!asking.signal.aborted) setFound({ id, answer })
    }
    void lookUp()
    return () => asking.abort()
  }, [archive, id])
  return found?.id === id ? found.answer : null
}

/** A ticket that is not kept here: closed ones are read from the server, to be looked at and not worked on. */
export function ArchivedPane({ id, isAlone, onBack, onOpenTicket }: ArchivedPaneProps) {
  const answer = useArchived(id)
  useNobodyToWrite(answer)
  useTellSubject(answer?.kind === 'ticket' ? answer.ticket : null)
  if (answer?.kind !== 'ticket') {
    return (
      <main
        className="ticket is-gone"
        aria-label={say('ticket:goneLabel', { ticket: id })}
        aria-busy={answer === null}
      >
        <Announced as="h1">
          <Said of={archivedKey(answer)} gaps={{ ticket: <span className="figures">{id}</span> }} />
        </Announced>
        <Leave isAlone={isAlone} onBack={onBack} />
        <BegunWords key={id} ticket={id} />
      </main>
    )
  }
  const { ticket, messages } = answer
  return (
    <main className="ticket is-archived" aria-labelledby="ticket-title">
      <header className="ticket-head">
        <TicketName ticket={ticket} />
        <CopyLinkButton ticket={ticket.id} />
        <span className="spacer" />
        <span className="muted">
          {say(ticket.status === 'closed' ? 'ticket:closedRead' : 'queues:readOnly')}
        </span>
        <Leave isAlone={isAlone} onBack={onBack} />
      </header>
      <div className="stream">
        <MergedNote ticket={ticket} onOpen={onOpenTicket} />
        <Timeline ticket={ticket} messages={messages} />
        {mergedIntoOf(ticket) === null ? (
          <BegunWords key={id} ticket={id} />
        ) : (
          <WriteThere ticket={ticket} onOpen={onOpenTicket} />
        )}
      </div>
      <Properties ticket={ticket} onOpenTicket={onOpenTicket} />
    </main>
  )
}
