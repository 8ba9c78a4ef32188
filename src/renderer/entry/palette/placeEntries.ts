import {
  Activity,
  Inbox,
  Keyboard,
  List,
  type LucideIcon,
  Monitor,
  Settings as SettingsIcon,
} from 'lucide-react'
import type { Queue } from '#shared/domain/desk'
import { say } from '#shared/words/say'
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
export type PalettePlace = keyof typeof commandIcons
const commands = Object.keys(commandIcons) as readonly PalettePlace[]

const plain = (
  entry: Pick<PaletteEntry, 'id' | 'icon' | 'title' | 'run'> & { readonly caps?: readonly string[] },
): PaletteEntry => ({ caps: [], ...entry, figures: null, hint: '', refusedBecause: null })

/** Where one can go: the views by their number keys, the panels, and the queues by name. */
export const placeEntries = (
  queues: Iterable<Queue>,
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
  ...commands.map((id) =>
    plain({
      id,
      icon: commandIcons[id],
      title: id === 'keys' ? say('palette:keys') : keyWords(id),
      caps: keyCommands[id].caps,
      run: () => open(id),
    }),
  ),
  ...[...queues].toSorted(byName).map(({ id, name }) =>
    plain({
      id: `queue-${id}`,
      icon: Inbox,
      title: name,
      run: () => useBoard.getState().go({ kind: 'queue', id }),
    }),
  ),
]
