export type Topic = 'payments' | 'workplace' | 'identity' | 'network' | 'data' | 'facilities'

/** One kind of trouble: how the desk names it, and how the person who has it says so. Gaps stand in braces. */
export interface Phrase {
  readonly topic: Topic
  readonly subject: string
  readonly says: string
  /** The monitor that reports it by itself; null when only people do. */
  readonly monitor: string | null
}

type Lines = readonly (readonly [subject: string, says: string, monitor?: string])[]

/** Phrases of one topic from plain lines. */
export const phrasesOf = (topic: Topic, lines: Lines): readonly Phrase[] =>
  lines.map(([subject, says, monitor]) => ({ topic, subject, says, monitor: monitor ?? null }))
