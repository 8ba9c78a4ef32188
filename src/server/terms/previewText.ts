import type { Zone } from '#shared/domain/calendar/localTime'
import type { Instant } from '#shared/domain/instant'
import { metricWords } from '#shared/domain/sla/metricWords'
import type { PreviewedTerms } from './termsDesk'
import type { MovedDue } from './termsPreview'

export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** What a preview says, due instants on the wall clock of the zone. */
export function previewText({ preview, changes }: PreviewedTerms, zone: Zone): string {
  const { dueTimes, changedTickets, openTickets, breachedAtOnce, pausedClocks, examples } = preview
  const lines = [...changes]
  lines.push(
    `This would change ${counted(dueTimes, 'due time', 'due times')} and touch ${changedTickets.toLocaleString('en-GB')} of ${counted(openTickets, 'open ticket', 'open tickets')}.`,
  )
  if (breachedAtOnce > 0)
    lines.push(`${counted(breachedAtOnce, 'promise', 'promises')} would be past due at once.`)
  if (pausedClocks > 0) {
    lines.push(`${counted(pausedClocks, 'paused clock', 'paused clocks')} would have more or less time left.`)
  }
  if (examples.length > 0) lines.push(`For example, by the clock of ${zone.name}:`)
  lines.push(...examples.map((moved) => exampleLine(moved, zone)))
  return lines.join('\n')
}

function exampleLine({ ticket, metric, was, willBe }: MovedDue, zone: Zone): string {
  return `  ${ticket}  ${metricWords(metric)}: ${dueWords(willBe, zone)} instead of ${dueWords(was, zone)}`
}

const dueWords = (at: Instant | null, zone: Zone): string =>
  at === null ? 'no due time' : new Date(zone.wallAt(at)).toISOString().slice(0, 16).replace('T', ' ')
