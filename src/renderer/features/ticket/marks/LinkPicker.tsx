import { Ticket as TicketIcon } from 'lucide-react'
import type { Ticket } from '#shared/domain/ticket'
import { foldText } from '#shared/words/foldText'
import { say } from '#shared/words/say'
import { soughtWords } from '#shared/words/soughtWords'
import type { TicketMirror, TicketView } from '../../../data/deskData'
import { useMirror } from '../../../desk/deskContext'
import { useMarks } from '../../../desk/useMarks'
import { Dialog } from '../../../ui/Dialog'
import { PickList } from '../../../ui/PickList'
import { stateOverLanguages } from '../../../ui/stateOverLanguages'

const MOST_SHOWN = 8

/** Tickets kept here that a search finds by id, subject or requester, in the board's order. */
function findOthers({ byId, inDueOrder }: TicketMirror, self: Ticket, search: string): readonly TicketView[] {
  const words = soughtWords(search)
  const found: TicketView[] = []
  for (const id of inDueOrder) {
    const view = byId.get(id)
    if (!view || id === self.id) continue
    const text = foldText(`${id} ${view.ticket.subject} ${view.ticket.requester.name}`)
    if (words.every((word) => text.includes(word))) found.push(view)
    if (found.length === MOST_SHOWN) break
  }
  return found
}

interface LinkPickerProps {
  readonly ticket: Ticket
  readonly onClose: () => void
}

const useSearch = stateOverLanguages<string>()

/** Chooses the ticket that this one belongs with. */
export function LinkPicker({ ticket, onClose }: LinkPickerProps) {
  const mirror = useMirror()
  const { mark } = useMarks()
  const [search, setSearch] = useSearch('', '')
  return (
    <Dialog label={say('mark:linkOf', { ticket: ticket.id })} className="picker linking" onClose={onClose}>
      <PickList<TicketView>
        label={say('mark:linkWith')}
        placeholder={say('mark:linkSearch')}
        about={
          <span className="about">
            <span className="figures">{ticket.id}</span> {say('mark:linkWith')}
          </span>
        }
        search={search}
        onSearch={setSearch}
        groups={[{ name: null, items: findOthers(mirror, ticket, search) }]}
        keyOf={(view) => view.ticket.id}
        isPickable={() => true}
        onPick={(view) => {
          onClose()
          void mark('link', ticket.id, { ticket: view.ticket.id })
        }}
        none={say('mark:linkNone')}
      >
        {({ ticket: { id, subject, requester } }) => (
          <>
            <TicketIcon className="icon" size={16} aria-hidden="true" />
            <span className="cut">
              <span className="figures muted">{id}</span> <bdi>{subject}</bdi>
            </span>
            <span className="muted" dir="auto">
              {requester.name}
            </span>
          </>
        )}
      </PickList>
    </Dialog>
  )
}
