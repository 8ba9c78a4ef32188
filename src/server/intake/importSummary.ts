import { assertNever } from '#shared/domain/assertNever'
import { grouped } from './progressLine'
import type { ImportOutcome } from './serviceNow/importLog'
import { knownDifferences, publishedFigures } from './serviceNow/published'
import { type TallyKind, tallyWords } from './serviceNow/tally'

export interface SummaryFacts {
  readonly outcome: ImportOutcome
  /** Compare with the published figures: the whole published log was read. */
  readonly isWholePublishedLog: boolean
  readonly isCut: boolean
  readonly rejectPath: string
  readonly elapsedMs: number
  readonly peakMemoryMb: number
}

/** What the import met, as plain lines for a terminal. */
export function importSummary(facts: SummaryFacts): string {
  const { outcome } = facts
  const lines = [headline(outcome), '', ...figureLines(facts), '']
  if (outcome.tally.rejected > 0) {
    lines.push(`${grouped(outcome.tally.rejected)} rows were rejected; they are in ${facts.rejectPath}.`)
  }
  if (outcome.kind === 'finished') lines.push(...adviceOn(facts))
  const seconds = (facts.elapsedMs / 1_000).toFixed(1)
  lines.push(`It took ${seconds} s and at most ${grouped(Math.round(facts.peakMemoryMb))} MB of memory.`)
  return `${lines.join('\n')}\n`
}

/** The log ends when everything in it is closed. */
const closedAdvice = [
  'Every ticket of a whole log is closed, for that is how the log ends. To see the desk at work, import it as it',
  'stood at an instant (--at 2016-03-22T10:00), or let it move on: npm run replay -- FILE --at 2016-03-22T10:00.',
]

/** Whoever mistypes the year of the cut has a desk without work, and would look for the reason elsewhere. */
function adviceOn({ outcome: { tally }, isCut }: SummaryFacts): readonly string[] {
  if (!isCut) return closedAdvice
  if (tally.tickets === 0) {
    return ['Nothing in this log had been opened by that instant. Give --at one within the log.']
  }
  return tally.ticketsClosed === tally.tickets
    ? ['Every ticket of this log was closed by that instant. Give --at one within the log.']
    : []
}

function headline({ kind, written, unchanged }: ImportOutcome): string {
  switch (kind) {
    case 'was-finished':
      return 'This log was imported before in this way. Nothing was changed.'
    case 'stopped':
      return `Stopped after ${grouped(written)} tickets were written. Run the same command to carry on.`
    case 'finished':
      return `Imported: ${grouped(written)} tickets written, ${grouped(unchanged)} already there and unchanged.`
    default:
      return assertNever(kind)
  }
}

function figureLines({ outcome, isWholePublishedLog }: SummaryFacts): readonly string[] {
  const kinds = Object.keys(tallyWords) as TallyKind[]
  return kinds.map((kind) => {
    const found = outcome.tally[kind]
    const line = `  ${tallyWords[kind].padEnd(30)}${grouped(found).padStart(9)}`
    const published = publishedFigures[kind]
    if (!isWholePublishedLog || published === undefined) return line
    if (published === found) return `${line}  as published`
    const known = knownDifferences[kind]
    return `${line}  published: ${grouped(published)}${known?.found === found ? ` (${known.why})` : ''}`
  })
}
