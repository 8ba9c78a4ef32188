import { Undo2 } from 'lucide-react'
import type { TicketId } from '#shared/domain/ids'
import { absorbedBy } from '#shared/domain/sla/merging'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useTicketView } from '../../../desk/deskContext'
import { useVerbs } from '../../../desk/useVerbs'
import { Button } from '../../../ui/Button'

interface MergedPartsProps {
  readonly ticket: Ticket
  readonly onOpen: (id: TicketId) => void
}

/** The tickets that became part of this one, each to be looked at and to be taken out; absent where there are none. */
export function MergedParts({ ticket, onOpen }: MergedPartsProps) {
  const verbs = useVerbs()
  const isKept = useTicketView(ticket.id) !== null
  const parts = absorbedBy(ticket)
  if (parts.length === 0) return null
  return (
    <section className="merged-parts">
      <h2>{say('merge:parts')}</h2>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <button type="button" className="link figures" onClick={() => onOpen(part)}>
              {part}
            </button>
            {isKept ? (
              <Button
                look="quiet"
                label={say('merge:takeOutNamed', { ticket: part })}
                onPress={() => void verbs.choose('unmerge', ticket.id, { ticket: part })}
              >
                <Undo2 className="icon" size={14} aria-hidden="true" />
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
