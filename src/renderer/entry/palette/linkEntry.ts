import { Link } from 'lucide-react'
import type { TicketId } from '#shared/domain/ids'
import type { TicketView } from '../../data/deskData'
import type { PaletteEntry } from '../../features/palette/Palette'
import { keyCommands, keyWords } from '../../ui/keys/keyCommands'

/** Copies the link of the ticket, as its key does. */
export const linkEntry = (
  { ticket }: TicketView,
  copy: (ticket: TicketId) => Promise<void>,
): PaletteEntry => ({
  id: 'copyLink',
  icon: Link,
  figures: null,
  title: keyWords('copyLink'),
  hint: '',
  caps: keyCommands.copyLink.caps,
  refusedBecause: null,
  run: () => void copy(ticket.id),
})
