import { assertNever } from '#shared/domain/assertNever'
import type { ClosedWhy } from '#shared/domain/calendar/calendarStretch'
import type { Span, SpanCause } from '#shared/domain/sla/explanation'
import type { WaitingStatus } from '#shared/domain/ticket'
import { statusWords } from '../../../ui/words'
import { byWhom, type WhyTelling } from './telling'

/** A cause in a word for the strip, and as it stands in the table. */
export interface CauseWords {
  readonly short: string
  readonly long: string
}

const waitedFor: Record<WaitingStatus, string> = {
  'waiting-customer': 'Customer',
  'waiting-vendor': 'Supplier',
  'waiting-problem': 'Problem',
  'waiting-evidence': 'Evidence',
}

/** Closed time that touches midnight is a night; within a day it is a gap between the hours. */
function outsideHours({ from, to }: Pick<Span, 'from' | 'to'>, { wall }: WhyTelling): CauseWords {
  const isNight = wall.date(from) !== wall.date(to) || wall.dayStart(from) === from
  return isNight
    ? { short: 'Night', long: 'Night, desk closed' }
    : { short: 'Closed', long: 'Outside the desk’s hours' }
}

function closedWords(why: ClosedWhy, span: Pick<Span, 'from' | 'to'>, telling: WhyTelling): CauseWords {
  switch (why.kind) {
    case 'outside-hours':
      return outsideHours(span, telling)
    case 'day-off':
      return { short: 'Weekend', long: 'Weekend' }
    case 'closed-date':
      return { short: 'Closed', long: 'Closed on this date' }
    case 'holiday':
      return { short: why.name, long: `Holiday: ${why.name}` }
    case 'break':
      return { short: 'Break', long: 'Break' }
    case 'other-calendar': {
      const theirs = closedWords(why.why, span, telling)
      return { short: theirs.short, long: `${theirs.long} (${why.name})` }
    }
    case 'beyond-years':
      return { short: 'No hours', long: 'Beyond the years of the calendar' }
    default:
      return assertNever(why)
  }
}

/** Why a time counted, or did not (TKT21). */
export function causeWords(
  cause: SpanCause,
  span: Pick<Span, 'from' | 'to'>,
  telling: WhyTelling,
): CauseWords {
  switch (cause.kind) {
    case 'counted':
      return { short: '', long: 'Counted' }
    case 'closed':
      return closedWords(cause.why, span, telling)
    case 'paused':
      return {
        short: waitedFor[cause.status],
        long: `${statusWords(cause.status)}, set by ${byWhom(cause.by, telling.you)}`,
      }
    case 'done':
      return { short: 'Done', long: `Done, set by ${byWhom(cause.by, telling.you)}` }
    case 'not-promised':
      return { short: 'Not promised', long: 'Not promised then' }
    default:
      return assertNever(cause)
  }
}
