import { Link2, X } from 'lucide-react'
import type { TicketId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useMirror, useTicketView } from '../../../desk/deskContext'
import { useMarks } from '../../../desk/useMarks'
import { Button } from '../../../ui/Button'
import { usePaneRequests } from '../paneRequests'
import { linkedTickets } from './linkedTickets'

interface LinkedTicketsProps {
  readonly ticket: Ticket
  readonly onOpen: (id: TicketId) => void
}

/** The tickets that belong with this one, from whichever side they were linked (TKT53). */
export function LinkedTickets({ ticket, onOpen }: LinkedTicketsProps) {
  const mirror = useMirror()
  const { mark } = useMarks()
  const isKept = useTicketView(ticket.id) !== null
  const change = usePaneRequests((store) => store.change)
  const linked = linkedTickets(ticket, mirror)
  if (!isKept && linked.length === 0) return null
  return (
    <section className="linked">
      <div className="linked-head">
        <h2>{say('mark:linked')}</h2>
        {isKept ? (
          <Button look="quiet" label={say('mark:linkAdd')} onPress={() => change('link', ticket.id)}>
            <Link2 className="icon" size={14} aria-hidden="true" />
          </Button>
        ) : null}
      </div>
      <ul>
        {linked.map(({ id, writtenOn }) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => onOpen(id)}>
              <span className="figures">{id}</span> <bdi>{mirror.byId.get(id)?.ticket.subject ?? ''}</bdi>
            </button>
            {mirror.byId.has(writtenOn) ? (
              <button
                type="button"
                className="chip-clear"
                aria-label={say('mark:unlink', { ticket: id })}
                onClick={() => void mark('unlink', writtenOn, { ticket: writtenOn === id ? ticket.id : id })}
              >
                <X className="icon" size={12} aria-hidden="true" />
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
