import { create } from 'zustand'

/** One sentence for the agent that goes away by itself: a refusal, or what a key has just done. */
export interface Notice {
  readonly id: number
  readonly sentence: string
  /** What can be done about it; null where there is nothing. */
  readonly way: NoticeWay | null
}

export interface NoticeWay {
  readonly label: string
  readonly run: () => void
}

interface NoticeStore {
  readonly notices: readonly Notice[]
  readonly say: (sentence: string, way?: NoticeWay | null) => void
  readonly dismiss: (id: number) => void
}

const MOST_AT_ONCE = 3

export const useNotices = create<NoticeStore>((set) => ({
  notices: [],
  // Said again, a sentence stays longer instead of standing there twice.
  say: (sentence, way = null) =>
    set(({ notices }) => ({
      notices: [
        ...notices.filter((notice) => notice.sentence !== sentence),
        { id: (notices.at(-1)?.id ?? 0) + 1, sentence, way },
      ].slice(-MOST_AT_ONCE),
    })),
  dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
}))
