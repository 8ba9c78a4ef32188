import type { Ticket } from '#shared/domain/ticket'
import { lastTouchedAt } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import { useWallClock } from '../../desk/deskContext'
import { useBoard } from './boardStore'
import { closedWords } from './closedWords'
import { useClosedMatches } from './useClosedMatches'

function ClosedRow({ ticket }: { readonly ticket: Ticket }) {
  const wall = useWallClock()
  const now = useNow('minute')
  const { id, subject, requester, priority } = ticket
  return (
    <li>
      <button type="button" className="closed-row" onClick={() => useBoard.getState().open(id)}>
        <span className="figures">{id}</span>
        <span className="priority" data-priority={priority}>
          {priority}
        </span>
        <span className="closed-subject">{subject}</span>
        <span className="muted">{requester.name}</span>
        <time className="muted figures">{wall.stamp(lastTouchedAt(ticket), now)}</time>
      </button>
    </li>
  )
}

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
