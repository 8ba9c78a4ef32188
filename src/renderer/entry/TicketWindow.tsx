import type { TicketId } from '#shared/domain/ids'
import { AssignPicker } from '../features/assign/AssignPicker'
import { KeySheet } from '../features/board/KeySheet'
import { ConnectionBanner } from '../features/connection/ConnectionBanner'
import { Settings } from '../features/settings/Settings'
import { useLastSubject } from '../features/ticket/lastSubject'
import { TicketPane } from '../features/ticket/TicketPane'
import { type KeyCommandId, keyCommandIds, keyCommands } from '../ui/keys/keyCommands'
import { Notices } from '../ui/Notices'
import { stateOverLanguages } from '../ui/stateOverLanguages'
import { leaveTicketWindow } from './leaveTicketWindow'
import { ConsolePalette } from './palette/ConsolePalette'
import { ticketPlaceEntries } from './palette/placeEntries'
import { usePaletteCommands } from './palette/usePaletteCommands'
import { SnoozingTickets } from './SnoozingTickets'
import { useConsoleKeys, useTicketActions } from './useConsoleKeys'

type Asked =
  | { readonly kind: 'assign' | 'snooze'; readonly tickets: readonly TicketId[] }
  | { readonly kind: 'keys' | 'palette' | 'settings' }

const useAsked = stateOverLanguages<Asked | null>()

/** What is done to a list, which is not here. */
const keysOfTheBoard: ReadonlySet<KeyCommandId> = new Set([
  ...keyCommandIds.filter((key) => keyCommands[key].group === 'select' || keyCommands[key].group === 'views'),
  ...(['next', 'previous', 'open', 'openWindow', 'nextBand'] as const),
  ...(['pageDown', 'pageUp', 'top', 'bottom'] as const),
  ...(['syncHealth', 'density'] as const),
])

interface TicketWindowProps {
  readonly id: TicketId
  readonly onOpenTicket: (id: TicketId) => void
  readonly onWallboard: () => void
}

/** The ticket alone, with its keys and its palette. */
export function TicketWindow({ id, onOpenTicket, onWallboard }: TicketWindowProps) {
  const [asked, setAsked] = useAsked('', null)
  const close = () => setAsked(null)
  const actions = useTicketActions((kind, tickets) => setAsked({ kind, tickets }))
  useConsoleKeys(
    {
      // Escape leaves text fields and nothing more: the ticket is all there is.
      closePanel: () => true,
      showKeys: () => setAsked({ kind: 'keys' }),
      showPalette: () => setAsked({ kind: 'palette' }),
      showSettings: () => setAsked({ kind: 'settings' }),
      openWallboard: onWallboard,
      board: null,
    },
    actions,
  )
  const commands = usePaletteCommands({
    assign: (ticket) => setAsked({ kind: 'assign', tickets: [ticket] }),
    snooze: (ticket) => setAsked({ kind: 'snooze', tickets: [ticket] }),
    ticket: onOpenTicket,
    search: null,
    window: null,
    places: () =>
      ticketPlaceEntries((place) => (place === 'wallboard' ? onWallboard() : setAsked({ kind: place }))),
  })
  return (
    <div className="app is-ticket-window">
      <title>{[id, useLastSubject(id), 'T-Minus'].filter(Boolean).join(' · ')}</title>
      <ConnectionBanner onShowRefused={null} />
      <TicketPane
        id={id}
        isAlone
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
      {asked?.kind === 'keys' ? <KeySheet without={keysOfTheBoard} onClose={close} /> : null}
      {asked?.kind === 'palette' ? <ConsolePalette target={id} commands={commands} onClose={close} /> : null}
      {asked?.kind === 'settings' ? <Settings onClose={close} /> : null}
      <Notices />
    </div>
  )
}
