import type { ArchiveFound } from '#shared/protocol/archive'
import type { Unreached } from '../../data/onDemand/archive'
import { Announced } from '../../ui/Announced'
import { ClosedRow } from './ClosedRow'

interface ServerMatchesProps {
  /** What kind of tickets these are, for who hears the page. */
  readonly label: string
  /** What was found, or why nothing was. */
  readonly sentence: string
  /** Null while the server is being asked. */
  readonly answer: ArchiveFound | Unreached | null
}

/** Tickets that a search found on the server, below the board's own rows. */
export const ServerMatches = ({ label, sentence, answer }: ServerMatchesProps) => (
  <section className="closed-matches" aria-label={label}>
    <Announced as="p" className="muted">
      {sentence}
    </Announced>
    {answer?.kind === 'found' && answer.tickets.length > 0 ? (
      <ul className="scroll-thin">
        {answer.tickets.map((ticket) => (
          <ClosedRow key={ticket.id} ticket={ticket} />
        ))}
      </ul>
    ) : null}
  </section>
)
