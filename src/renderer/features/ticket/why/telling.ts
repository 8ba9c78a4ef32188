import type { PersonId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import { type Actor, actorName } from '#shared/domain/person'
import { say } from '#shared/words/say'
import type { WallClock } from '../../../ui/wallClock'
import { isPerson } from '../../../ui/words'

/** What an explanation is told with: who reads it, when, and on which wall clock. */
export interface WhyTelling {
  readonly you: PersonId
  readonly now: Instant
  readonly wall: WallClock
  /** What a queue is called, by its id. */
  readonly queueName: (queue: string) => string
}

/** "Mira Laine", and "you" within a sentence. */
export const byWhom = (by: Actor, you: PersonId): string =>
  isPerson(by, you) ? say('why:you') : actorName(by)
