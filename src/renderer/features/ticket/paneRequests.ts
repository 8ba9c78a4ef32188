import { create } from 'zustand'
import type { TicketId } from '#shared/domain/ids'
import type { Metric } from '#shared/domain/sla/agreement'
import type { Changing } from './change/changing'

/** Which clock is explained: the one that is due next, or one by name; a cycle of null is the latest. */
export type Explained =
  | { readonly which: 'next' }
  | { readonly which: 'named'; readonly metric: Metric; readonly cycle: number | null }

/** A property to be changed, or another ticket that this one becomes part of or is linked with. */
type Asked = Changing | 'merge' | 'link'

interface PaneStore {
  readonly changing: { readonly what: Asked; readonly ticket: TicketId } | null
  readonly change: (what: Asked, ticket: TicketId) => void
  readonly changed: () => void
  /** Stays from ticket to ticket; null: nothing is explained. */
  readonly explained: Explained | null
  readonly explain: (what: Explained) => void
  readonly unexplain: () => void
  /** Whether the explanation is to take the focus, so that a key leads on into it. */
  readonly isFocusAsked: boolean
  readonly explainNext: () => void
  readonly focused: () => void
}

/** What keys and buttons ask of the pane of the opened ticket. */
export const usePaneRequests = create<PaneStore>((set) => ({
  changing: null,
  change: (what, ticket) => set({ changing: { what, ticket } }),
  changed: () => set({ changing: null }),
  explained: null,
  explain: (what) => set({ explained: what }),
  unexplain: () => set({ explained: null, isFocusAsked: false }),
  isFocusAsked: false,
  explainNext: () => set({ explained: { which: 'next' }, isFocusAsked: true }),
  focused: () => set({ isFocusAsked: false }),
}))
