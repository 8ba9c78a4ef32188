import type { SpanCause } from '#shared/domain/sla/explanation'
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
      return 'weekends'
    case 'outside-hours':
      return 'nights'
    case 'other-calendar':
      return closedName(why.why)
    case 'break':
      return 'breaks'
    case 'closed-date':
    case 'beyond-years':
    default:
      return 'closed dates'
  }
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function runWords({ countedTimes, closed }: RunCause): CauseWords {
  const left = listed([...new Set(closed.map(closedName))])
  const without = left === '' ? '' : `, without ${left}`
  const times = countedTimes === 1 ? 'once' : `${countedTimes} times`
  return { short: '', long: `Open hours, ${times}${without}` }
}

/** A piece in a word for the strip, and as it stands in the table (TKT21). */
export function pieceWords(piece: Piece, telling: WhyTelling): CauseWords {
  return piece.cause.kind === 'run' ? runWords(piece.cause) : causeWords(piece.cause, piece, telling)
}

/** Whether time of the budget was used in it. */
export const hasCounted = ({ cause }: Piece): boolean => cause.kind === 'counted' || cause.kind === 'run'
