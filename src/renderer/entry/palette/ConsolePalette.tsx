import { useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import type { Account, Person } from '#shared/domain/person'
import { say } from '#shared/words/say'
import type { Directory } from '../../data/deskData'
import { useDesk, useDirectory, useMirror, useWallClock } from '../../desk/deskContext'
import { useTerms } from '../../desk/useTerms'
import { Palette, type PaletteEntry, type PaletteGroup } from '../../features/palette/Palette'
import { useCopyLink } from '../../features/ticket/link/useCopyLink'
import { linkEntry } from './linkEntry'
import { personEntries } from './personEntries'
import { searchEntry } from './searchEntry'
import { ticketEntries } from './ticketEntries'
import { type PaletteVerb, verbEntries } from './verbEntries'
import { windowEntries } from './windowEntries'

const MOST = { verbs: 7, places: 5, tickets: 5, people: 3 } as const

export interface PaletteCommands {
  readonly onTicket: (verb: PaletteVerb, ticket: TicketId) => void
  readonly assignTo: (ticket: TicketId, to: Person) => void
  readonly openTicket: (ticket: TicketId) => void
  /** Null in a window without a list. */
  readonly searchTickets: ((words: string) => void) | null
  /** Null in the window that the ticket already has. */
  readonly openWindow: ((ticket: TicketId) => void) | null
  /** Where one can go from this window. */
  readonly places: (directory: Directory, account: Account) => readonly PaletteEntry[]
}

interface ConsolePaletteProps {
  /** What the verbs act on; null for none. */
  readonly target: TicketId | null
  readonly commands: PaletteCommands
  readonly onClose: () => void
}

/** The palette over everything a console can do; it stands still while it is open. */
export function ConsolePalette({ target, commands, onClose }: ConsolePaletteProps) {
  const data = useDesk()
  const mirror = useMirror()
  const copyLink = useCopyLink()
  const directory = useDirectory()
  const { people } = directory
  const terms = useTerms()
  const wall = useWallClock()
  const view = target === null ? null : (mirror.byId.get(target) ?? null)
  const now = useMemo(() => data.now(), [data])
  const ofTicket = useMemo(() => {
    if (view === null) return { verbs: [], persons: [] }
    const { ticket } = view
    const assign = (to: Person) => commands.assignTo(ticket.id, to)
    return {
      verbs: verbEntries(view, commands.onTicket, { data, terms, telling: { now, wall } }),
      persons: personEntries(view, { mirror, people, account: data.account, now, assign }),
    }
  }, [view, commands, data, terms, now, wall, mirror, people])
  const places = commands.places(directory, data.account)
  const groupsFor = (typed: string, withTicket: boolean): readonly PaletteGroup[] => [
    {
      name: say('palette:thisTicket'),
      entries:
        withTicket && view
          ? [...ofTicket.verbs, linkEntry(view, copyLink), ...windowEntries(view, commands.openWindow)]
          : [],
      most: MOST.verbs,
    },
    { name: say('palette:goTo'), entries: places, most: MOST.places },
    {
      name: say('palette:tickets'),
      entries: ticketEntries(mirror, typed, { most: MOST.tickets, open: commands.openTicket }),
      most: MOST.tickets,
      isSearched: true,
    },
    {
      name: say('palette:people'),
      entries: withTicket && typed.trim() !== '' ? ofTicket.persons : [],
      most: MOST.people,
    },
  ]
  const about = view === null ? null : `${view.ticket.id} ${view.ticket.subject}`
  const { searchTickets } = commands
  const insteadFor = searchTickets === null ? null : (typed: string) => searchEntry(typed, searchTickets)
  return <Palette about={about} groupsFor={groupsFor} insteadFor={insteadFor} onClose={onClose} />
}
