import { create } from 'zustand'

/** A sentence for who hears the page; its number tells two that read alike apart. */
export interface Announcement {
  readonly id: number
  readonly sentence: string
}

interface Announcements {
  readonly spoken: readonly Announcement[]
  /** The number of the newest sentence, 0 before any. */
  readonly last: number
  /** One upon the other: the window's voice, and one for each modal dialog over it. Only the last is heard. */
  readonly voices: readonly string[]
  /** Has a screen reader say the sentence when it has nothing else to say. */
  readonly announce: (sentence: string) => void
}

/** Each is added by itself, so older ones only have to outlast what is being read. */
const KEPT = 3

/** What a window says aloud. One place for all of it, so that nothing is read twice and nothing cut short (BRD95). */
export const useAnnouncements = create<Announcements>((set) => ({
  spoken: [],
  last: 0,
  voices: [],
  announce: (sentence) =>
    set(({ spoken, last }) => ({
      spoken: [...spoken, { id: last + 1, sentence }].slice(-KEPT),
      last: last + 1,
    })),
}))

export const announce = (sentence: string): void => useAnnouncements.getState().announce(sentence)

/**
 * Puts a voice over those there are; what it returns takes it away. It begins in silence, as does the one below when it is
 * heard again: either would read once more what it holds (BRD210).
 */
export function addVoice(voice: string): () => void {
  useAnnouncements.setState(({ voices }) => ({ voices: [...voices, voice], spoken: [] }))
  return () =>
    useAnnouncements.setState(({ voices }) => ({
      voices: voices.filter((other) => other !== voice),
      spoken: [],
    }))
}
