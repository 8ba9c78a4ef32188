import { type RefObject, useLayoutEffect } from 'react'
import { create } from 'zustand'
import type { TicketId } from '#shared/domain/ids'

/** The text that was begun, or the way to another ticket. */
export type KeptPart = 'text' | 'way'

interface KeptFocus {
  /** What of which ticket had the focus as its pane was drawn anew. */
  readonly kept: { readonly ticket: TicketId; readonly part: KeptPart } | null
  readonly keep: (ticket: TicketId, part: KeptPart) => void
  readonly forget: (ticket: TicketId) => void
}

/**
 * A ticket is drawn anew when somebody merges it, closes it or moves it away, and again by what is read of the archive:
 * whoever stood on its way out stands there again (TKT63), and whoever wrote stands on the words (TKT153).
 */
export const useKeptFocus = create<KeptFocus>((set) => ({
  kept: null,
  keep: (ticket, part) => set({ kept: { ticket, part } }),
  forget: (ticket) => set(({ kept }) => (kept?.ticket === ticket ? { kept: null } : {})),
}))

/** Remembers that this part had the focus, where it has it as it is taken out of the page. */
export function useKeepingFocus(
  ticket: TicketId,
  part: KeptPart,
  place: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const element = place.current
    return () => {
      if (element?.contains(document.activeElement)) useKeptFocus.getState().keep(ticket, part)
    }
  }, [ticket, part, place])
}

/** A field takes the focus itself, anything else gives it to its button. */
export const focusPart = (place: RefObject<HTMLElement | null>): void => {
  const element = place.current
  const taker = element instanceof HTMLTextAreaElement ? element : element?.querySelector('button')
  taker?.focus()
}

/** As above, and gives this part the focus again where it stands in the next pane. */
export function useFocusOverPanes(
  ticket: TicketId,
  part: KeptPart,
  place: RefObject<HTMLElement | null>,
): void {
  useKeepingFocus(ticket, part, place)
  useLayoutEffect(() => {
    const { kept, forget } = useKeptFocus.getState()
    if (kept?.ticket !== ticket || kept.part !== part) return
    focusPart(place)
    forget(ticket)
  }, [ticket, part, place])
}
