import { useEffect } from 'react'
import * as z from 'zod/mini'
import { type TicketId, ticketIdSchema } from '#shared/domain/ids'
import { useDesk } from '../desk/deskContext'
import { useBoard } from '../features/board/boardStore'

/** What an entry of the tab's history says of the board; entries of others are not like this. */
const entrySchema = z.object({ ticket: z.nullable(ticketIdSchema) })

const isOurs = (state: unknown): boolean => entrySchema.safeParse(state).success

function ticketOf(state: unknown): TicketId | null {
  const entry = entrySchema.safeParse(state)
  return entry.success ? entry.data.ticket : null
}

/**
 * One entry serves every ticket that is opened and closed again, so that going back leads from a ticket to the board and
 * never through all that was read. Closing does not go back itself: that comes later, when another may be open.
 */
function note(ticket: TicketId | null): void {
  if (isOurs(history.state)) history.replaceState({ ticket }, '')
  else if (ticket !== null) history.pushState({ ticket }, '')
}

/** Going back closes the open ticket instead of leaving the console, and a page loaded again has it open (BRD191). */
export function useOpenedInHistory(): void {
  const { tickets, whole } = useDesk()
  useEffect(() => {
    let isHere = true
    const kept = ticketOf(history.state)
    const openAgain = () => {
      const { opened, open } = useBoard.getState()
      if (isHere && kept !== null && opened === null && tickets.get().byId.has(kept)) open(kept)
    }
    openAgain()
    // The first screen need not hold it.
    if (kept !== null && useBoard.getState().opened === null) void whole().then(openAgain)
    const follow = ({ state }: PopStateEvent) => {
      const ticket = ticketOf(state)
      const { open, closeTicket } = useBoard.getState()
      if (ticket === null) closeTicket()
      else open(ticket)
    }
    addEventListener('popstate', follow)
    const { opened: openedBefore } = useBoard.getState()
    if (openedBefore !== null) note(openedBefore)
    const stopNoting = useBoard.subscribe(({ opened }, before) => {
      if (opened !== before.opened) note(opened)
    })
    return () => {
      isHere = false
      removeEventListener('popstate', follow)
      stopNoting()
      // Whoever signs in next, or loads the page again after a fault, finds the board.
      note(null)
    }
  }, [tickets, whole])
}
