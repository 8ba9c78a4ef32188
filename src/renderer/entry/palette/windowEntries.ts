import { AppWindow } from 'lucide-react'
import type { TicketId } from '#shared/domain/ids'
import type { TicketView } from '../../data/deskData'
import type { PaletteEntry } from '../../features/palette/Palette'
import { keyCommands, keyWords } from '../../ui/keys/keyCommands'

/** Opens the ticket in a window of its own, as its key does; nothing where it cannot be opened. */
export const windowEntries = (
  { ticket }: TicketView,
  open: ((ticket: TicketId) => void) | null,
): readonly PaletteEntry[] =>
  open === null
    ? []
    : [
        {
          id: 'openWindow',
          icon: AppWindow,
          figures: null,
          title: keyWords('openWindow'),
          hint: '',
          caps: keyCommands.openWindow.caps,
          refusedBecause: null,
          run: () => open(ticket.id),
        },
      ]
