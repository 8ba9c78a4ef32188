import { AppWindow } from 'lucide-react'
import type { TicketId } from '#shared/domain/ids'
import type { TicketView } from '../../data/deskData'
import type { PaletteEntry } from '../../features/palette/Palette'
import { keyCommands, keyWords } from '../../ui/keys/keyCommands'

/** Opens the ticket in a window of its own, as its key does. */
export const windowEntry = ({ ticket }: TicketView, open: (ticket: TicketId) => void): PaletteEntry => ({
  id: 'openWindow',
  icon: AppWindow,
  figures: null,
  title: keyWords('openWindow'),
  hint: '',
  caps: keyCommands.openWindow.caps,
  refusedBecause: null,
  run: () => open(ticket.id),
})
