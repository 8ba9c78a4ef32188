import { create } from 'zustand'
import type { TicketId } from '#shared/domain/ids'

interface TakenBackStore {
  /** The ticket whose deed was taken back last. Another object each time, also for the same ticket. */
  readonly last: { readonly ticket: TicketId } | null
  readonly was: (ticket: TicketId) => void
}

/** Tells the board what was taken back, so that the keys go with the ticket (BRD187). */
export const useTakenBack = create<TakenBackStore>((set) => ({
  last: null,
  was: (ticket) => set({ last: { ticket } }),
}))
