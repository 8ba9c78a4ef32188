import { type Instant, SECOND_MS } from '#shared/domain/instant'
import type { RunningClock } from '#shared/domain/sla/clock'
import { say } from '#shared/words/say'
import { promiseWords } from '../../ui/words'
import { dueOf, type WallDesk } from './wallDesk'
import type { OpenPromise } from './wallFigures'

export const SPEAK_EVERY_MS = 10 * SECOND_MS

/** What the spoken line has said and still owes. Breaches known when the wall opened are never spoken. */
export interface BreachSpeech {
  readonly known: ReadonlySet<string>
  readonly owed: readonly OpenPromise[]
  readonly spokenAt: Instant | null
  readonly sentence: string
}

export const silence: BreachSpeech = { known: new Set(), owed: [], spokenAt: null, sentence: '' }

const keys = new WeakMap<RunningClock, string>()

/** Names one breach. Kept per clock, as thousands may stand breached at every beat. */
function keyOf({ ticket, clock }: OpenPromise): string {
  const known = keys.get(clock)
  if (known !== undefined) return known
  const key = `${ticket.id} ${clock.metric} ${clock.cycle} ${clock.dueAt}`
  keys.set(clock, key)
  return key
}

/** Every promise past due at `now`. */
export function breachesOf({ byDue }: WallDesk, now: Instant): readonly OpenPromise[] {
  const firstKept = byDue.findIndex((one) => dueOf(one) >= now)
  const breached = firstKept === -1 ? byDue : byDue.slice(0, firstKept)
  return breached.flatMap(({ ticket, running }) =>
    running.filter((clock) => clock.dueAt < now).map((clock) => ({ ticket, clock })),
  )
}

/** Takes today's breaches as known without a word: when the wall opens and while its first copy arrives. */
export const learnSilently = (breaches: readonly OpenPromise[]): BreachSpeech => ({
  ...silence,
  known: new Set(breaches.map(keyOf)),
})

/** One sentence at most every 10 s; what breached meanwhile is told in the next one, if it still stands. */
export function hearBreaches(
  before: BreachSpeech,
  breaches: readonly OpenPromise[],
  now: Instant,
): BreachSpeech {
  const fresh = breaches.filter((breach) => !before.known.has(keyOf(breach)))
  if (fresh.length === 0 && before.owed.length === 0) return before
  const standing = new Set(breaches.map(keyOf))
  const owed = [...before.owed.filter((breach) => standing.has(keyOf(breach))), ...fresh]
  const isTooSoon = before.spokenAt !== null && now - before.spokenAt < SPEAK_EVERY_MS
  if (isTooSoon || owed.length === 0) return { ...before, known: standing, owed }
  return { known: standing, owed: [], spokenAt: now, sentence: sentenceFor(owed) }
}

function sentenceFor(owed: readonly OpenPromise[]): string {
  const [first] = owed
  if (!first) return ''
  if (owed.length > 1) return say('wallboard:speech.many', { count: owed.length })
  return say('wallboard:speech.one', { ticket: first.ticket.id, promise: promiseWords(first.clock.metric) })
}
