import type { TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Metric } from '#shared/domain/sla/agreement'
import { metricWords } from '#shared/domain/sla/metricWords'
import type { Urgency } from '#shared/domain/sla/urgency'
import { say } from '#shared/words/say'

/** A ticket that became more urgent, as it is spoken. */
export interface Crossing {
  readonly id: TicketId
  readonly metric: Metric
  readonly level: Urgency
}

/** At most one sentence in this time, so that a screen reader is not drowned in a burst (design.md, "Words"). */
export const SPEECH_GAP_MS = 10_000

const worstFirst: readonly Urgency[] = ['breach', 'near', 'soon', 'later', 'paused']

/** "20418 first reply, under 5 minutes." and how many more; an empty string for nothing. */
export function crossingSentence(crossings: readonly Crossing[]): string {
  const [worst, ...rest] = crossings.toSorted(
    (a, b) => worstFirst.indexOf(a.level) - worstFirst.indexOf(b.level),
  )
  if (!worst) return ''
  const { id, metric, level } = worst
  const first = say(`board:speech.${level}`, { ticket: id, metric: metricWords(metric) })
  return rest.length === 0 ? first : say('board:speech.more', { first, count: rest.length })
}

/** What waits to be spoken, and when the last sentence was. */
export interface Speech {
  readonly waiting: readonly Crossing[]
  readonly spokenAt: Instant | null
  readonly sentence: string
}

export const silence: Speech = { waiting: [], spokenAt: null, sentence: '' }

/** Adds what crossed on this beat and speaks when the gap has passed (BRD4). The same object when nothing changed. */
export function hear(speech: Speech, crossed: readonly Crossing[], now: Instant): Speech {
  if (crossed.length === 0 && speech.waiting.length === 0) return speech
  const waiting = [...speech.waiting, ...crossed]
  const isTooSoon = speech.spokenAt !== null && now - speech.spokenAt < SPEECH_GAP_MS
  if (isTooSoon) return { ...speech, waiting }
  return { waiting: [], spokenAt: now, sentence: crossingSentence(waiting) }
}
