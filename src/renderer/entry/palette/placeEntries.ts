import {
  Activity,
  Bookmark,
  FileText,
  Inbox,
  Keyboard,
  KeyRound,
  List,
  type LucideIcon,
  Monitor,
  Settings as SettingsIcon,
} from 'lucide-react'
import { canSeeQueue, canSupervise } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import { say } from '#shared/words/say'
import type { Directory } from '../../data/deskData'
import { useBoard } from '../../features/board/boardStore'
import { viewIds, viewTitle } from '../../features/board/views'
import type { PaletteEntry } from '../../features/palette/Palette'
import { keyCommands, keyWords } from '../../ui/keys/keyCommands'
import { byName } from '../../ui/words'

const commandIcons = {
  syncHealth: Activity,
  wallboard: Monitor,
  keys: Keyboard,
  settings: SettingsIcon,
} as const satisfies Record<string, LucideIcon>
type PlaceWithKey = keyof typeof commandIcons
export type PalettePlace = PlaceWithKey | 'papers' | 'password'
const commands = Object.keys(commandIcons) as readonly PlaceWithKey[]

const plain = (
  entry: Pick<PaletteEntry, 'id' | 'icon' | 'title' | 'run'> & { readonly caps?: readonly string[] },
): PaletteEntry => ({ caps: [], ...entry, figures: null, hint: '', refusedBecause: null })

const commandEntry = <Id extends PlaceWithKey>(id: Id, open: (place: Id) => void): PaletteEntry =>
  plain({
    id,
    icon: commandIcons[id],
    title: id === 'keys' ? say('palette:keys') : keyWords(id),
    caps: keyCommands[id].caps,
    run: () => open(id),
  })

const ticketPlaces = ['wallboard', 'keys', 'settings'] as const

/** Where one can go from the window of a ticket, which has no list to show a view or a queue in. */
export const ticketPlaceEntries = (
  open: (place: (typeof ticketPlaces)[number]) => void,
): readonly PaletteEntry[] => ticketPlaces.map((id) => commandEntry(id, open))

/** As many saved views as have a key. */
const MOST_KEYS = 9

/** Where one can go: the views, also saved ones, by their number keys, the panels, and the queues by name. */
export const placeEntries = (
  { queues, views: saved }: Pick<Directory, 'queues' | 'views'>,
  account: Account,
  open: (place: PalettePlace) => void,
): readonly PaletteEntry[] => [
  ...viewIds.map((id, index) =>
    plain({
      id: `view-${id}`,
      icon: List,
      title: viewTitle(id),
      caps: [String(index + 1)],
      run: () => useBoard.getState().go({ kind: 'view', id }),
    }),
  ),
  ...saved.map((view, index) =>
    plain({
      id: `saved-${view.id}`,
      icon: Bookmark,
      title: view.title,
      caps: index < MOST_KEYS ? ['Shift', String(index + 1)] : [],
      run: () => useBoard.getState().goToSaved(view),
    }),
  ),
  ...commands.map((id) => commandEntry(id, open)),
  ...(account.role === 'display'
    ? []
    : [plain({ id: 'password', icon: KeyRound, title: say('password:title'), run: () => open('password') })]),
  ...(canSupervise(account)
    ? [plain({ id: 'papers', icon: FileText, title: say('paperDesk:title'), run: () => open('papers') })]
    : []),
  ...[...queues.values()]
    .filter(({ id }) => canSeeQueue(account, id))
    .toSorted(byName)
    .map(({ id, name }) =>
      plain({
        id: `queue-${id}`,
        icon: Inbox,
        title: name,
        run: () => useBoard.getState().go({ kind: 'queue', id }),
      }),
    ),
]
