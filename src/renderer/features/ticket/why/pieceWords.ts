import type { SpanCause } from '#shared/domain/sla/explanation'
import { listText } from '#shared/words/forms'
import { say } from '#shared/words/say'
import { type CauseWords, causeWords } from './causeWords'
import type { Piece, RunCause } from './pieces'
import type { WhyTelling } from './telling'

export type PieceKind = SpanCause['kind'] | RunCause['kind']

type ClosedWhy = RunCause['closed'][number]

/** A kind of closed time among many: nights and weekends in the plural, holidays by name. */
function closedName(why: ClosedWhy): string {
  switch (why.kind) {
    case 'holiday':
      return why.name
    case 'day-off':
      return say('why:cause.weekends')
    case 'outside-hours':
      return say('why:cause.nights')
    case 'other-calendar':
      return closedName(why.why)
    case 'break':
      return say('why:cause.breaks')
    case 'closed-date':
    case 'beyond-years':
    default:
      return say('why:cause.closedDates')
  }
}

function runWords({ countedTimes, closed }: RunCause): CauseWords {
  const names = [...new Set(closed.map(closedName))]
  const run = countedTimes === 1 ? say('why:cause.runOnce') : say('why:cause.run', { count: countedTimes })
  const long = names.length === 0 ? run : say('why:cause.without', { run, left: listText(names) })
  return { short: '', long }
}

/** A piece in a word for the strip, and as it stands in the table (TKT21). */
export function pieceWords(piece: Piece, telling: WhyTelling): CauseWords {
  return piece.cause.kind === 'run' ? runWords(piece.cause) : causeWords(piece.cause, piece, telling)
}

/** Whether time of the budget was used in it. */
export const hasCounted = ({ cause }: Piece): boolean => cause.kind === 'counted' || cause.kind === 'run'
