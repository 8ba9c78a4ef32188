import type { TicketId } from '#shared/domain/ids'
import { AssignPicker } from '../features/assign/AssignPicker'
import { useBoard } from '../features/board/boardStore'
import { KeySheet } from '../features/board/KeySheet'
import { searchEverythingOpen } from '../features/board/searchEverythingOpen'
import { PapersEditor } from '../features/papers/PapersEditor'
import { OwnPassword } from '../features/password/OwnPassword'
import { Settings, type SettingsSection } from '../features/settings/Settings'
import { ConsolePalette } from './palette/ConsolePalette'
import { placeEntries } from './palette/placeEntries'
import { usePaletteCommands } from './palette/usePaletteCommands'
import { SnoozingTickets } from './SnoozingTickets'
import type { TicketActions } from './useConsoleKeys'

/** What lies over the console and takes every key until it is closed. */
export type Overlay =
  | { readonly kind: 'assign'; readonly tickets: readonly TicketId[] }
  | { readonly kind: 'snooze'; readonly tickets: readonly TicketId[] }
  /** For the ticket that the keys stood on, if any. */
  | { readonly kind: 'palette'; readonly ticket: TicketId | null }
  | { readonly kind: 'keys' }
  | { readonly kind: 'settings'; readonly opensAt?: SettingsSection }
  | { readonly kind: 'password' }
  /** Templates and guides, for who may write them. */
  | { readonly kind: 'papers' }

interface ConsoleOverlayProps {
  readonly overlay: Overlay | null
  readonly onShow: (overlay: Overlay | null) => void
  readonly actions: TicketActions
  readonly onSyncHealth: () => void
  readonly onWallboard: () => void
  readonly onTicketWindow: (ticket: TicketId) => void
}

/** One at a time: what the palette opens takes its place. */
export function ConsoleOverlay(props: ConsoleOverlayProps) {
  const { overlay, onShow, actions } = props
  const close = () => onShow(null)
  const commands = usePaletteCommands({
    assign: (id) => onShow({ kind: 'assign', tickets: [id] }),
    snooze: (id) => onShow({ kind: 'snooze', tickets: [id] }),
    ticket: (id) => useBoard.getState().open(id),
    search: searchEverythingOpen,
    window: props.onTicketWindow,
    places: (directory, account) =>
      placeEntries(directory, account, (place) => {
        if (place === 'syncHealth') props.onSyncHealth()
        else if (place === 'wallboard') props.onWallboard()
        else onShow({ kind: place })
      }),
  })
  switch (overlay?.kind) {
    case 'assign':
      return (
        <AssignPicker
          tickets={overlay.tickets}
          onChoose={(to) => actions.assignTo(overlay.tickets, to)}
          onClose={close}
        />
      )
    case 'snooze':
      return <SnoozingTickets ids={overlay.tickets} onClose={close} />
    case 'palette':
      return <ConsolePalette target={overlay.ticket} commands={commands} onClose={close} />
    case 'keys':
      return <KeySheet onClose={close} />
    case 'password':
      return <OwnPassword onClose={close} />
    case 'papers':
      return <PapersEditor onClose={close} />
    case 'settings':
      return <Settings opensAt={overlay.opensAt ?? 'looks'} onClose={close} />
    default:
      return null
  }
}
