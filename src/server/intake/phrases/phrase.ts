export type Topic = 'payments' | 'workplace' | 'identity' | 'network' | 'data' | 'facilities'

/** How grave a trouble can be: work stops for many, work is harder for somebody, or somebody wants something. */
export type Gravity = 'outage' | 'trouble' | 'request'

/** One kind of trouble: how the desk names it, and how the person who has it says so. Gaps stand in braces. */
export interface Phrase {
  readonly topic: Topic
  readonly gravity: Gravity
  readonly subject: string
  readonly says: string
  /** The monitor that reports it by itself; null when only people do. */
  readonly monitor: string | null
}

type Lines = readonly (readonly [subject: string, says: string, monitor?: string])[]

/** Phrases of one topic and gravity from plain lines. */
export const phrasesOf = (topic: Topic, gravity: Gravity, lines: Lines): readonly Phrase[] =>
  lines.map(([subject, says, monitor]) => ({ topic, gravity, subject, says, monitor: monitor ?? null }))
