import { createContext, type MouseEvent, useContext } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useBoard } from './boardStore'

/** Opens a ticket in a window of its own. */
export const OwnWindow = createContext<(ticket: TicketId) => void>(() => undefined)

const MIDDLE_BUTTON = 1

/** A press with a key that everywhere else leads to another window or tab; on a Mac, Control asks for a menu. */
const asksForWindow = ({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean => ctrlKey || metaKey || shiftKey

/** Words of the row that have just been selected, to be copied. */
function hasSelectedWords(row: Element): boolean {
  const selection = getSelection()
  return selection !== null && !selection.isCollapsed && row.contains(selection.anchorNode)
}

interface RowPresses {
  readonly onClick: (event: MouseEvent) => void
  readonly onAuxClick: (event: MouseEvent) => void
  readonly onMouseDown: (event: MouseEvent) => void
}

/** What a press on a row does: it opens the ticket here, or in a window of its own (BRD282), unless words of it were selected (BRD283). */
export function useRowPresses(id: TicketId): RowPresses {
  const openWindow = useContext(OwnWindow)
  return {
    onClick: (event) => {
      if (asksForWindow(event)) openWindow(id)
      else if (!hasSelectedWords(event.currentTarget)) useBoard.getState().open(id)
    },
    onAuxClick: (event) => {
      if (event.button === MIDDLE_BUTTON) openWindow(id)
    },
    onMouseDown: (event) => {
      // Of themselves the middle button would scroll or paste, and Shift select everything up to here.
      if (event.button === MIDDLE_BUTTON || event.shiftKey) event.preventDefault()
    },
  }
}
