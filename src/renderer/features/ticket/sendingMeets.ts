import type { Instant } from '#shared/domain/instant'
import type { Clock, RunningClock } from '#shared/domain/sla/clock'
import { metricWords } from '#shared/domain/sla/metricWords'
import { durationReading } from '#shared/domain/sla/reading'
import type { WritingMode } from './drafts'

/** What sending now would do to a promise, as three pieces of one sentence. */
export interface SendingEffect {
  readonly before: string
  readonly metric: string
  readonly after: string
}

const isAnswered = (clock: Clock): clock is RunningClock =>
  clock.state === 'running' && (clock.metric === 'firstResponse' || clock.metric === 'nextResponse')

/** "Sending meets first reply with 09:26 to spare" (TKT5). */
export function sendingEffect(clocks: readonly Clock[], mode: WritingMode, now: Instant): SendingEffect {
  if (mode === 'note')
    return { before: 'Only the desk sees a note. It meets no promise.', metric: '', after: '' }
  const clock = clocks.find(isAnswered)
  if (!clock) return { before: 'No reply is owed. Sending meets no promise.', metric: '', after: '' }
  const metric = metricWords[clock.metric]
  const span = durationReading(Math.abs(clock.dueAt - now)).text
  return now <= clock.dueAt
    ? { before: 'Sending meets', metric, after: `with ${span} to spare` }
    : { before: 'Sending ends', metric, after: `${span} past due` }
}
