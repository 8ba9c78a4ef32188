import { refusalSentence } from '#shared/commands/refusalSentence'
import type { TicketId } from '#shared/domain/ids'
import { personOf } from '#shared/domain/person'
import type { RefusedCommand } from '../../data/deskData'
import { useDesk, useSync, useTicketView, useWallClock } from '../../desk/deskContext'
import { useVerbs } from '../../desk/useVerbs'
import { Button } from '../../ui/Button'
import { shortName } from '../../ui/words'
import { useNow } from '../../clock/useNow'
import { type Redo, redoLabel, redoOf } from './redo'
import { lostWords } from './waitingSentences'

/** Who won, by name, where somebody did. */
function letterTitle({ refusal }: RefusedCommand): string {
  switch (refusal.kind) {
    case 'already-acknowledged':
      return `${shortName(refusal.by)} acknowledged first`
    case 'taken':
      return `${shortName(refusal.by)} owns it`
    case 'stale':
      return `${shortName(refusal.by)} changed the ticket first`
    case 'not-in-this-status':
      return 'The ticket had moved on'
    case 'not-allowed':
      return 'You may not act on this ticket'
    case 'invalid':
      return 'The server could not read this action'
  }
}

function useRedo(): (command: RefusedCommand, redo: Redo) => Promise<void> {
  const { account, discard } = useDesk()
  const verbs = useVerbs()
  return async (command, redo) => {
    if (redo.kind === 'none') return
    const isDone =
      redo.kind === 'take-over'
        ? await verbs.assign(redo.ticket, personOf(account))
        : await verbs.plain(redo.verb, redo.ticket)
    if (isDone) await discard(command.id)
  }
}

interface LetterProps {
  readonly command: RefusedCommand
  readonly onOpenTicket: (id: TicketId) => void
}

/** An action the server did not take: what happened, what is true now, and the two ways on. */
function Letter({ command, onOpenTicket }: LetterProps) {
  const { discard } = useDesk()
  const runRedo = useRedo()
  const clock = useWallClock()
  const now = useNow()
  const view = useTicketView(command.ticketId)
  const redo = redoOf(command)
  const title = letterTitle(command)
  return (
    <article className="letter" aria-label={`${title}: ${command.ticketId}`}>
      <h4>{title}</h4>
      <p>
        {lostWords[command.name]}{' '}
        <b>
          <span className="figures">{command.ticketId}</span> {view?.ticket.subject}
        </b>{' '}
        at <span className="figures">{clock.exactStamp(command.at, now)}</span> was not applied.{' '}
        {refusalSentence(command.refusal)}
        {view?.ticket.owner ? ` ${shortName(view.ticket.owner.name)} owns it now.` : ''}
      </p>
      <div className="do">
        {redo.kind === 'none' ? null : (
          <Button onPress={() => void runRedo(command, redo)}>{redoLabel(redo)}</Button>
        )}
        <Button onPress={() => void discard(command.id)}>Discard</Button>
        <span className="spacer" />
        {view ? (
          <Button look="quiet" onPress={() => onOpenTicket(command.ticketId)}>
            Open ticket
          </Button>
        ) : null}
      </div>
    </article>
  )
}

export function NotApplied({ onOpenTicket }: Pick<LetterProps, 'onOpenTicket'>) {
  const { refused } = useSync()
  if (refused.length === 0) return null
  return (
    <section>
      <h3>
        Not applied <span className="muted figures">{refused.length}</span>
      </h3>
      {refused.map((command) => (
        <Letter key={command.id} command={command} onOpenTicket={onOpenTicket} />
      ))}
    </section>
  )
}
