import { create } from 'zustand'
import type { TicketId } from '#shared/domain/ids'

interface KeptFocus {
  /** Of which ticket the way to another one had the focus as its pane was drawn anew. */
  readonly ticket: TicketId | null
  readonly keep: (ticket: TicketId) => void
  readonly forget: (ticket: TicketId) => void
}

/**
 * A merged ticket is drawn anew when the server has it closed, by what is read of the archive: whoever stood on its
 * way out stands there again (TKT63).
 */
export const useKeptFocus = create<KeptFocus>((set) => ({
  ticket: null,
  keep: (ticket) => set({ ticket }),
  forget: (ticket) => set((kept) => (kept.ticket === ticket ? { ticket: null } : kept)),
}))
