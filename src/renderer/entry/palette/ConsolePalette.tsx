import { useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import type { Person } from '#shared/domain/person'
import { say } from '#shared/words/say'
import { useDesk, useDirectory, useMirror, useWallClock } from '../../desk/deskContext'
import { useTerms } from '../../desk/useTerms'
import { Palette, type PaletteGroup } from '../../features/palette/Palette'
import { useCopyLink } from '../../features/ticket/link/useCopyLink'
import { linkEntry } from './linkEntry'
import { personEntries } from './personEntries'
import { type PalettePlace, placeEntries } from './placeEntries'
import { ticketEntries } from './ticketEntries'
import { type PaletteVerb, verbEntries } from './verbEntries'
import { windowEntry } from './windowEntry'

const MOST = { verbs: 7, places: 5, tickets: 5, people: 3 } as const

export interface PaletteCommands {
  readonly onTicket: (verb: PaletteVerb, ticket: TicketId) => void
  readonly assignTo: (ticket: TicketId, to: Person) => void
  readonly openWindow: (ticket: TicketId) => void
  readonly openPlace: (place: PalettePlace) => void
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
  const { people, queues, views: saved } = useDirectory()
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
  const places = placeEntries(queues.values(), saved, data.account, commands.openPlace)
  const groupsFor = (typed: string, withTicket: boolean): readonly PaletteGroup[] => [
    {
      name: say('palette:thisTicket'),
      entries:
        withTicket && view
          ? [...ofTicket.verbs, linkEntry(view, copyLink), windowEntry(view, commands.openWindow)]
          : [],
      most: MOST.verbs,
    },
    { name: say('palette:goTo'), entries: places, most: MOST.places },
    {
      name: say('palette:tickets'),
      entries: ticketEntries(mirror, typed, MOST.tickets),
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
  return <Palette about={about} groupsFor={groupsFor} onClose={onClose} />
}
