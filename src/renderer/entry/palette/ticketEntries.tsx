import { Ticket } from 'lucide-react'
import type { TicketId } from '#shared/domain/ids'
import type { TicketMirror } from '../../data/deskData'
import { OnlyClock } from '../../features/board/ClockCells'
import { searchFor } from '../../features/board/filters'
import type { PaletteEntry } from '../../features/palette/Palette'

/** The first tickets kept here that a search finds, in the board's order; none for nothing. */
export function ticketEntries(
  { byId, inDueOrder }: TicketMirror,
  typed: string,
  { most, open }: { readonly most: number; readonly open: (id: TicketId) => void },
): readonly PaletteEntry[] {
  const found: PaletteEntry[] = []
  if (typed.trim() === '') return found
  const matches = searchFor(typed)
  for (const id of inDueOrder) {
    const view = byId.get(id)
    if (!view || !matches(view.ticket)) continue
    found.push({
      id: `ticket-${id}`,
      icon: Ticket,
      figures: id,
      title: view.ticket.subject,
      hint: view.ticket.requester.name,
      caps: [],
      refusedBecause: null,
      run: () => open(id),
      end: <OnlyClock view={view} />,
    })
    if (found.length === most) break
  }
  return found
}
