import { HOUR_MS, MINUTE_MS } from '#shared/domain/instant'
import { metricWords } from '#shared/domain/sla/metricWords'
import { type Baseline, LEAST_SAMPLE } from '#shared/domain/slo/baselines'

const HEAD = ['tickets', 'promise', 'counted', 'ended', 'median', '75 %', '90 %', '95 %', 'proposed'] as const
const FIRST_FIGURE = 3

/** Hours and minutes, rounded to the minute; days would mean two things. */
function lengthText(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS)
  const hours = Math.floor(minutes / (HOUR_MS / MINUTE_MS))
  const rest = minutes - hours * 60
  return hours === 0 ? `${rest}m` : `${hours}h ${String(rest).padStart(2, '0')}m`
}

function rowOf({ group, metric, counting, sample, ...figures }: Baseline): readonly string[] {
  const { medianMs, p75Ms, p90Ms, p95Ms, proposedMinutes } = figures
  return [
    group.by === 'priority' ? group.priority : group.category,
    metricWords(metric),
    counting === 'open' ? 'open time' : 'all time',
    sample.toLocaleString('en-GB'),
    ...[medianMs, p75Ms, p90Ms, p95Ms].map(lengthText),
    proposedMinutes === null ? '-' : lengthText(proposedMinutes * MINUTE_MS),
  ]
}

/** Baselines as a table. */
export function baselineText(baselines: readonly Baseline[]): string {
  if (baselines.length === 0) return 'No promise has ended yet, so there is nothing to tell.'
  const rows = [HEAD, ...baselines.map(rowOf)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column < FIRST_FIGURE ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  return [
    ...lines,
    '',
    'Counted time used by promises that were kept, in time or late, pauses left out. Proposed is a fifth below the',
    `median, and nothing where fewer than ${LEAST_SAMPLE} ended.`,
  ].join('\n')
}
