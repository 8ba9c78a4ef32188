import { create } from 'zustand'
import { announce } from './announcements'
import type { KeyCommandId } from './keys/keyCommands'

/** One sentence for the agent that goes away by itself: a refusal, or what a key has just done. */
export interface Notice {
  readonly id: number
  readonly sentence: string
  /** What can be done about it; null where there is nothing. */
  readonly way: NoticeWay | null
}

export interface NoticeWay {
  readonly label: string
  /** The key that goes it as well, while the notice is shown. */
  readonly keys?: KeyCommandId
  readonly run: () => void
  /** Calls back once there is nothing left to be done about it: then the notice goes. Answers the undo. */
  readonly endsWith?: (end: () => void) => () => void
}

interface NoticeStore {
  readonly notices: readonly Notice[]
  readonly say: (sentence: string, way?: NoticeWay | null) => void
  readonly dismiss: (id: number) => void
  /** Goes the newest way that has this key; answers whether any is shown. */
  readonly goByKey: (key: KeyCommandId) => boolean
}

const MOST_AT_ONCE = 3

/** Long enough to read a short sentence twice. */
const SHOWN_AT_LEAST_MS = 8_000
const READING_MS_A_CHARACTER = 80

/** For how long a notice stands, in milliseconds: a long sentence until it is read (BRD193). */
export const shownMs = (sentence: string): number =>
  Math.max(SHOWN_AT_LEAST_MS, sentence.length * READING_MS_A_CHARACTER)

export const useNotices = create<NoticeStore>((set, get) => ({
  notices: [],
  // Said again, a sentence stays longer instead of standing there twice. A way is of its own deed, so both stay (BRD91).
  say: (sentence, way = null) => {
    announce(sentence)
    set(({ notices }) => ({
      notices: [
        ...notices.filter((notice) => notice.sentence !== sentence || notice.way !== null || way !== null),
        { id: (notices.at(-1)?.id ?? 0) + 1, sentence, way },
      ].slice(-MOST_AT_ONCE),
    }))
  },
  dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  goByKey: (key) => {
    const notice = get().notices.findLast(({ way }) => way?.keys === key)
    if (!notice) return false
    get().dismiss(notice.id)
    notice.way?.run()
    return true
  },
}))
