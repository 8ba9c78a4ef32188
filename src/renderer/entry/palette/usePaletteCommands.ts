import { useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useVerbs, type Verbs } from '../../desk/useVerbs'
import { useBoard } from '../../features/board/boardStore'
import { useWritingRequest } from '../../features/ticket/drafts'
import { usePaneRequests } from '../../features/ticket/paneRequests'
import type { PaletteCommands } from './ConsolePalette'
import type { PaletteVerb } from './verbEntries'

/** What the palette opens beside the board and the ticket. */
export interface PaletteOpenings {
  readonly assign: (ticket: TicketId) => void
  readonly snooze: (ticket: TicketId) => void
  readonly ticket: PaletteCommands['openTicket']
  readonly search: PaletteCommands['searchTickets']
  readonly window: PaletteCommands['openWindow']
  readonly places: PaletteCommands['places']
}

function runVerb(verb: PaletteVerb, ticket: TicketId, verbs: Verbs, openings: PaletteOpenings): void {
  switch (verb) {
    case 'assign':
      return openings.assign(ticket)
    case 'snooze':
      return openings.snooze(ticket)
    case 'reply':
    case 'note':
      useBoard.getState().open(ticket)
      return useWritingRequest.getState().ask(verb)
    case 'changePriority':
    case 'moveToQueue':
    case 'waitFor':
    case 'merge': {
      useBoard.getState().open(ticket)
      const changing = {
        changePriority: 'priority',
        moveToQueue: 'queue',
        waitFor: 'status',
        merge: 'merge',
      } as const
      return usePaneRequests.getState().change(changing[verb], ticket)
    }
    default:
      return void verbs.plain(verb, ticket)
  }
}

/** The palette's verbs on one ticket, as the keys run them. */
export function usePaletteCommands(openings: PaletteOpenings): PaletteCommands {
  const verbs = useVerbs()
  return useMemo(
    () => ({
      onTicket: (verb, ticket) => runVerb(verb, ticket, verbs, openings),
      assignTo: (ticket, to) => void verbs.assign(ticket, to),
      openTicket: openings.ticket,
      searchTickets: openings.search,
      openWindow: openings.window,
      places: openings.places,
    }),
    [verbs, openings],
  )
}
