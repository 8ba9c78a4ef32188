import {
  AlarmClock,
  ArrowUpDown,
  Check,
  CirclePause,
  CirclePlay,
  Hand,
  Inbox,
  type LucideIcon,
  Merge,
  Reply,
  RotateCcw,
  StickyNote,
  User,
  UserPlus,
} from 'lucide-react'
import type { TicketId } from '#shared/domain/ids'
import type { Terms } from '#shared/domain/sla/terms'
import type { DeskData, TicketView } from '../../data/deskData'
import { type PlainVerb, plainVerbs, refusedBecause } from '../../desk/verbs'
import type { PaletteEntry } from '../../features/palette/Palette'
import { previewOf } from '../../features/ticket/change/preview'
import { type PreviewTelling, previewWords } from '../../features/ticket/change/previewWords'
import { keyCommands, keyWords } from '../../ui/keys/keyCommands'

/** What the palette does with a ticket, in the order in which it is usually needed. */
const verbIcons = {
  acknowledge: Hand,
  take: UserPlus,
  assign: User,
  reply: Reply,
  note: StickyNote,
  snooze: AlarmClock,
  waitForCustomer: CirclePause,
  waitFor: CirclePause,
  resume: CirclePlay,
  changePriority: ArrowUpDown,
  moveToQueue: Inbox,
  merge: Merge,
  resolve: Check,
  reopen: RotateCcw,
} as const satisfies Record<string, LucideIcon>
export type PaletteVerb = keyof typeof verbIcons
const verbs = Object.keys(verbIcons) as readonly PaletteVerb[]

const isPlain = (verb: PaletteVerb): verb is PlainVerb => plainVerbs.some((plain) => plain === verb)

export interface PaletteSetting {
  readonly data: DeskData
  readonly terms: Terms | null
  readonly telling: PreviewTelling
}

/** What a verb that asks nothing further would do to the due times. */
function hintFor(
  verb: PaletteVerb,
  { ticket }: TicketView,
  { data, terms, telling }: PaletteSetting,
): string {
  if (!isPlain(verb) || terms === null) return ''
  const differences = previewOf({ verb }, ticket, data.account, terms, telling.now)
  return differences === null || differences.length === 0 ? '' : previewWords(differences, telling)
}

/** The verbs on a ticket: those that can be done now first. */
export const verbEntries = (
  view: TicketView,
  run: (verb: PaletteVerb, ticket: TicketId) => void,
  setting: PaletteSetting,
): readonly PaletteEntry[] =>
  verbs
    .map((verb) => ({
      id: verb,
      icon: verbIcons[verb],
      figures: null,
      title: keyWords(verb),
      hint: hintFor(verb, view, setting),
      caps: keyCommands[verb].caps,
      refusedBecause: refusedBecause(verb, view.ticket, setting.data.account, setting.telling.now),
      run: () => run(verb, view.ticket.id),
    }))
    .toSorted((a, b) => Number(a.refusedBecause !== null) - Number(b.refusedBecause !== null))
