import { Merge } from 'lucide-react'
import type { TicketId } from '#shared/domain/ids'
import { mergedIntoOf } from '#shared/domain/sla/merging'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useTicketView } from '../../../desk/deskContext'
import { useVerbs } from '../../../desk/useVerbs'
import { Announced } from '../../../ui/Announced'
import { Button } from '../../../ui/Button'

interface MergedNoteProps {
  readonly ticket: Ticket
  readonly onOpen: (id: TicketId) => void
}

/** Of a ticket that is part of another one: where the work goes on, and the way back. */
export function MergedNote({ ticket, onOpen }: MergedNoteProps) {
  const into = mergedIntoOf(ticket)
  return into === null ? null : <Note ticket={ticket} into={into} onOpen={onOpen} />
}

function Note({ ticket, into, onOpen }: MergedNoteProps & { readonly into: TicketId }) {
  const verbs = useVerbs()
  const isTargetKept = useTicketView(into) !== null
  return (
    <p className="merged-note">
      <Merge className="icon" size={14} aria-hidden="true" />
      <Announced>{say('merge:mergedInto', { into })}</Announced>
      <Button onPress={() => onOpen(into)}>{say('merge:open', { ticket: into })}</Button>
      {isTargetKept ? (
        <Button look="quiet" onPress={() => void verbs.choose('unmerge', into, { ticket: ticket.id })}>
          {say('merge:takeOut')}
        </Button>
      ) : null}
    </p>
  )
}
