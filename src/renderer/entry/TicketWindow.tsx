import { useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useTicketView } from '../desk/deskContext'
import { AssignPicker } from '../features/assign/AssignPicker'
import { KeySheet } from '../features/board/KeySheet'
import { ConnectionBanner } from '../features/connection/ConnectionBanner'
import { TicketPane } from '../features/ticket/TicketPane'
import { Notices } from '../ui/Notices'
import { leaveTicketWindow } from './leaveTicketWindow'
import { SnoozingTickets } from './SnoozingTickets'
import { useConsoleKeys, useTicketActions } from './useConsoleKeys'

type Asked =
  | { readonly kind: 'assign' | 'snooze'; readonly tickets: readonly TicketId[] }
  | { readonly kind: 'keys' }

const nothing = () => undefined

interface TicketWindowProps {
  readonly id: TicketId
  readonly onOpenTicket: (id: TicketId) => void
}

/** The ticket alone, with its keys. */
export function TicketWindow({ id, onOpenTicket }: TicketWindowProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const actions = useTicketActions((kind, tickets) => setAsked({ kind, tickets }))
  useConsoleKeys(
    {
      toggleSyncHealth: nothing,
      // Escape leaves text fields and nothing more: the ticket is all there is.
      closePanel: () => true,
      showKeys: () => setAsked({ kind: 'keys' }),
      focusSearch: nothing,
      openFilter: nothing,
      openWallboard: nothing,
      openWindow: nothing,
      showPalette: nothing,
      showSettings: nothing,
    },
    actions,
  )
  return (
    <div className="app is-ticket-window">
      <title>{[id, useTicketView(id)?.ticket.subject, 'T-Minus'].filter(Boolean).join(' · ')}</title>
      <ConnectionBanner onShowRefused={null} />
      <TicketPane
        id={id}
        onAssign={(ticket) => setAsked({ kind: 'assign', tickets: [ticket] })}
        onBack={() => leaveTicketWindow()}
        onOpenTicket={onOpenTicket}
      />
      {asked?.kind === 'assign' ? (
        <AssignPicker
          tickets={asked.tickets}
          onChoose={(to) => actions.assignTo(asked.tickets, to)}
          onClose={close}
        />
      ) : null}
      {asked?.kind === 'snooze' ? <SnoozingTickets ids={asked.tickets} onClose={close} /> : null}
      {asked?.kind === 'keys' ? <KeySheet onClose={close} /> : null}
      <Notices />
    </div>
  )
}
