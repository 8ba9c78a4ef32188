import { create } from 'zustand'
import type { PaperId } from '#shared/domain/ids'
import type { PaperDraft } from './paperDraft'

interface PaperDrafts {
  readonly byId: ReadonlyMap<PaperId, PaperDraft>
  readonly keep: (draft: PaperDraft) => void
  readonly drop: (id: PaperId) => void
}

/** What was begun and not saved, as long as this window is open (PAP14). */
export const usePaperDrafts = create<PaperDrafts>((set, get) => ({
  byId: new Map(),
  keep: (draft) => set({ byId: new Map(get().byId).set(draft.id, draft) }),
  drop: (id) => {
    const byId = new Map(get().byId)
    byId.delete(id)
    set({ byId })
  },
}))
