import { create } from 'zustand'

/** A sentence for who hears the page; its number tells two that read alike apart. */
export interface Announcement {
  readonly id: number
  readonly sentence: string
}

interface Announcements {
  readonly spoken: readonly Announcement[]
  /** Has a screen reader say the sentence when it has nothing else to say. */
  readonly announce: (sentence: string) => void
}

/** Each is added by itself, so older ones only have to outlast what is being read. */
const KEPT = 3

/** What a window says aloud. One place for all of it, so that nothing is read twice and nothing cut short (BRD95). */
export const useAnnouncements = create<Announcements>((set) => ({
  spoken: [],
  announce: (sentence) =>
    set(({ spoken }) => ({
      spoken: [...spoken, { id: (spoken.at(-1)?.id ?? 0) + 1, sentence }].slice(-KEPT),
    })),
}))

export const announce = (sentence: string): void => useAnnouncements.getState().announce(sentence)
