import { say } from '#shared/words/say'
import { useBoard } from './boardStore'
import { ClosedRow } from './ClosedRow'
import { elsewhereWords } from './elsewhereWords'
import { useOpenElsewhere } from './useOpenElsewhere'

/** Below the board's own rows while something is searched for: open tickets of queues that are not kept here (OUT124). */
export function OpenElsewhere() {
  const search = useBoard((board) => board.search)
  const matches = useOpenElsewhere(search)
  if (matches === null) return null
  const { answer } = matches
  return (
    <section className="closed-matches" aria-label={say('queues:openTickets')}>
      <p role="status" className="muted">
        {elsewhereWords(matches)}
      </p>
      {answer?.kind === 'found' && answer.tickets.length > 0 ? (
        <ul className="scroll-thin">
          {answer.tickets.map((ticket) => (
            <ClosedRow key={ticket.id} ticket={ticket} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}
