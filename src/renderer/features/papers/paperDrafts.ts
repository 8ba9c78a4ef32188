import { create } from 'zustand'
import type { PaperId } from '#shared/domain/ids'
import type { DeskPaper, PaperDraft } from './paperDraft'

/** A paper that was saved here and has not come back from the server yet. */
interface Landed {
  readonly paper: DeskPaper
  /** What the directory held when it was saved. */
  readonly over: DeskPaper['data'] | null
}

interface PaperDrafts {
  readonly byId: ReadonlyMap<PaperId, PaperDraft>
  readonly landed: ReadonlyMap<PaperId, Landed>
  readonly keep: (draft: PaperDraft) => void
  readonly drop: (id: PaperId) => void
  /** What was begun is saved: from here on it is edited as it was saved, whether or not it has come back. */
  readonly land: (paper: DeskPaper, over: Landed['over']) => void
  /** What was begun stays, as what is to take the place of theirs. */
  readonly rebase: (theirs: DeskPaper) => void
}

/** What was begun and not saved, as long as this window is open (PAP14). */
export const usePaperDrafts = create<PaperDrafts>((set, get) => {
  const drop = (id: PaperId): void => {
    const byId = new Map(get().byId)
    byId.delete(id)
    set({ byId })
  }
  return {
    byId: new Map(),
    landed: new Map(),
    keep: (draft) => set({ byId: new Map(get().byId).set(draft.id, draft) }),
    drop,
    land: (paper, over) => {
      drop(paper.data.id)
      set({ landed: new Map(get().landed).set(paper.data.id, { paper, over }) })
    },
    rebase: (theirs) => {
      const draft = get().byId.get(theirs.data.id)
      if (draft) get().keep({ ...draft, from: theirs })
    },
  }
})

/** A paper as it is to be edited, from what the directory holds of it; null for none. */
export function presentPaper(
  { landed }: Pick<PaperDrafts, 'landed'>,
  id: PaperId | null,
  stored: DeskPaper | null,
): DeskPaper | null {
  const here = id === null ? undefined : landed.get(id)
  if (!here || here.over !== (stored?.data ?? null)) return stored
  return here.paper.data.isRemoved ? null : here.paper
}
