import { say } from '#shared/words/say'
import { useBoard } from './boardStore'
import { ClosedRow } from './ClosedRow'
import { closedWords } from './closedWords'
import { useClosedMatches } from './useClosedMatches'

/** Below the board's own rows while something is searched for: what the server's archive has of it. */
export function ClosedMatches() {
  const search = useBoard((board) => board.search)
  const matches = useClosedMatches(search)
  if (matches === null) return null
  const { answer } = matches
  return (
    <section className="closed-matches" aria-label={say('board:closedTickets')}>
      <p role="status" className="muted">
        {closedWords(matches)}
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
