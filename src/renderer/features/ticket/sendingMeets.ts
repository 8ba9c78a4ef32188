import type { Instant } from '#shared/domain/instant'
import type { Metric } from '#shared/domain/sla/agreement'
import type { Clock, RunningClock } from '#shared/domain/sla/clock'
import { metricWords } from '#shared/domain/sla/metricWords'
import { durationReading } from '#shared/domain/sla/reading'
import type { WritingMode } from './drafts'

/** What sending now would do to a promise. */
export type SendingEffect =
  | { readonly kind: 'noteEffect' | 'noEffect' }
  | { readonly kind: 'meets' | 'ends'; readonly metric: string; readonly time: string }

const keptByReplies: readonly Metric[] = ['firstResponse', 'nextResponse', 'update']

/** The running promise that a reply keeps, the one due first where there are several. */
function answered(clocks: readonly Clock[]): RunningClock | null {
  let first: RunningClock | null = null
  for (const clock of clocks) {
    if (clock.state !== 'running' || !keptByReplies.includes(clock.metric)) continue
    if (first === null || clock.dueAt < first.dueAt) first = clock
  }
  return first
}

/** "Sending meets first reply with 09:26 to spare" (TKT5). */
export function sendingEffect(clocks: readonly Clock[], mode: WritingMode, now: Instant): SendingEffect {
  if (mode === 'note') return { kind: 'noteEffect' }
  const clock = answered(clocks)
  if (!clock) return { kind: 'noEffect' }
  const metric = metricWords(clock.metric)
  const time = durationReading(Math.abs(clock.dueAt - now)).text
  return { kind: now <= clock.dueAt ? 'meets' : 'ends', metric, time }
}
