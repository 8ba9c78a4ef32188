import { create } from 'zustand'
import type { Overlay } from './ConsoleOverlay'

interface OverlayStore {
  readonly overlay: Overlay | null
  readonly show: (overlay: Overlay | null) => void
}

/** What lies over the console. Kept beside the tree, which is drawn anew in another language (BRD73). */
export const useOverlay = create<OverlayStore>((set) => ({
  overlay: null,
  show: (overlay) => set({ overlay }),
}))
