import { Merge } from 'lucide-react'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useDesk, useTicketView } from '../../../desk/deskContext'
import { refusedBecause } from '../../../desk/verbs'
import { Button } from '../../../ui/Button'
import { usePaneRequests } from '../paneRequests'

/** Opens the list of tickets that this one may become part of; absent for a ticket that is not kept here. */
export function MergeButton({ ticket }: { readonly ticket: Ticket }) {
  const { account, now } = useDesk()
  const isKept = useTicketView(ticket.id) !== null
  const change = usePaneRequests((store) => store.change)
  if (!isKept) return null
  return (
    <Button
      keys="merge"
      refusedBecause={refusedBecause('merge', ticket, account, now())}
      onPress={() => change('merge', ticket.id)}
    >
      <Merge className="icon" size={14} aria-hidden="true" /> {say('merge:button')}
    </Button>
  )
}
