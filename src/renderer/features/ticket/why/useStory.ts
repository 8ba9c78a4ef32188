import { useMemo } from 'react'
import { HOUR_MS, type Instant, later, MINUTE_MS } from '#shared/domain/instant'
import type { Clock } from '#shared/domain/sla/clock'
import { explain } from '#shared/domain/sla/explain'
import type { Explanation } from '#shared/domain/sla/explanation'
import { verdictFlips } from '#shared/domain/sla/verdictFlips'
import { lastTouchedAt, type Ticket } from '#shared/domain/ticket'
import { useNow } from '../../../clock/useNow'
import { useDesk, useDirectory, useWallClock } from '../../../desk/deskContext'
import { useTerms } from '../../../desk/useTerms'
import { type Story, storyOf } from './story'
import type { WhyTelling } from './telling'

export interface Told {
  readonly explanation: Explanation
  readonly story: Story
  readonly telling: WhyTelling
}

/** How explanations are told on this desk to this reader, as of an instant. */
export function useWhyTelling(now: WhyTelling['now']): WhyTelling {
  const { account } = useDesk()
  const { queues } = useDirectory()
  const wall = useWallClock()
  return useMemo(() => {
    const names = new Map<string, string>([...queues].map(([id, { name }]) => [id, name]))
    return { you: account.id, now, wall, queueName: (queue) => names.get(queue) ?? queue }
  }, [account, now, wall, queues])
}

/** Seconds matter to a clock with little time while it is near its due instant; long explanations take a while. */
function countsSeconds(clock: Clock, now: Instant): boolean {
  if (clock.state !== 'running' || Math.abs(clock.dueAt - now) > HOUR_MS) return false
  return clock.target.unit !== 'business-days' && clock.target.value * MINUTE_MS <= HOUR_MS
}

/** A clock explained as of now; null while the desk's terms are unknown. Told anew by the second only where it shows. */
export function useStory(ticket: Ticket, clock: Clock): Told | null {
  const terms = useTerms()
  const minute = useNow('minute')
  const beat = useNow(countsSeconds(clock, minute) ? 'second' : 'minute')
  // A present cut to the minute must not come before what has just happened.
  const now = later(beat, lastTouchedAt(ticket))
  const telling = useWhyTelling(now)
  const flips = useMemo(() => (terms === null ? [] : verdictFlips(ticket, terms)), [ticket, terms])
  return useMemo(() => {
    if (terms === null) return null
    const explanation = explain(ticket, terms, clock.metric, clock.cycle, now)
    return explanation === null ? null : { explanation, story: storyOf(explanation, flips, telling), telling }
  }, [terms, ticket, clock, now, flips, telling])
}
