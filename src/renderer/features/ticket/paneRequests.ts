import { create } from 'zustand'
import type { Metric } from '#shared/domain/sla/agreement'
import type { Changing } from './change/changing'

interface PaneStore {
  readonly changing: Changing | null
  readonly change: (what: Changing) => void
  readonly changed: () => void
  /** The promise whose due instant is explained; it stays so from ticket to ticket. Null: none is. */
  readonly explained: Metric | 'next' | null
  readonly explain: (metric: Metric | 'next') => void
  readonly unexplain: () => void
}

/** What keys and buttons ask of the pane of the opened ticket. */
export const usePaneRequests = create<PaneStore>((set) => ({
  changing: null,
  change: (what) => set({ changing: what }),
  changed: () => set({ changing: null }),
  explained: null,
  explain: (metric) => set({ explained: metric }),
  unexplain: () => set({ explained: null }),
}))
