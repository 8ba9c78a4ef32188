import type { Priority, Requester } from '#shared/domain/ticket'
import { answers } from '../phrases/answers'
import { composeTrouble, fillGaps } from '../phrases/composeSubject'
import { deskPhrases } from '../phrases/deskPhrases'
import type { Gravity, Topic } from '../phrases/phrase'
import { channelShares } from './measured'
import { queueOf, requesters } from './people'
import type { Random } from './random'
import type { Opening } from './story'

/** How much of the work comes to each queue, per cent. */
const topicShares: readonly (readonly [Topic, number])[] = [
  ['workplace', 27],
  ['network', 22],
  ['identity', 18],
  ['payments', 14],
  ['data', 11],
  ['facilities', 8],
]

/** What a ticket of each priority is about: nobody raises a new badge to critical. */
const gravityShares: Record<Priority, readonly (readonly [Gravity, number])[]> = {
  P1: [['outage', 1]],
  P2: [
    ['outage', 0.55],
    ['trouble', 0.45],
  ],
  P3: [
    ['outage', 0.12],
    ['trouble', 0.58],
    ['request', 0.3],
  ],
  P4: [
    ['trouble', 0.45],
    ['request', 0.55],
  ],
}

/** Share of the troubles known to a monitor that the monitor reports before any person does. */
const MONITOR_FIRST = 0.6

/** Fills a text's gaps with whatever comes. */
export const fillFreely = (text: string, random: Random): string =>
  fillGaps(text, (below) => random.below(below))

/**
 * A new trouble of a given urgency: what, whose, where, and through which channel. `by: 'person'` keeps monitors
 * out, for a course in which the requester has to answer.
 */
export function drawOpening(
  random: Random,
  priority: Priority,
  by: 'anybody' | 'person' = 'anybody',
): Opening {
  const topic = random.weighted(topicShares)
  const gravity = random.weighted(gravityShares[priority])
  const phrase = random.pick(
    deskPhrases.filter((known) => known.topic === topic && known.gravity === gravity),
  )
  const trouble = composeTrouble(phrase, (below) => random.below(below))
  const isFromMonitor = by === 'anybody' && phrase.monitor !== null && random.chance(MONITOR_FIRST)
  const requester: Requester =
    phrase.monitor !== null && isFromMonitor
      ? { name: phrase.monitor, organisation: null, tier: 'standard' }
      : random.pick(requesters)
  return {
    ...trouble,
    requester,
    queue: queueOf[topic],
    priority,
    channel: isFromMonitor ? 'monitoring' : random.weighted(channelShares),
    category: queueOf[topic].name,
    receipt: random.pick(answers.receipt),
  }
}
