import { assertNever } from '#shared/domain/assertNever'
import type { ClosedWhy } from '#shared/domain/calendar/calendarStretch'
import type { Span, SpanCause } from '#shared/domain/sla/explanation'
import type { WaitingStatus } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { statusWords } from '../../../ui/words'
import { byWhom, type WhyTelling } from './telling'

/** A cause in a word for the strip, and as it stands in the table. */
export interface CauseWords {
  readonly short: string
  readonly long: string
}

const waitedFor = {
  'waiting-customer': 'customer',
  'waiting-vendor': 'supplier',
  'waiting-problem': 'problem',
  'waiting-evidence': 'evidence',
} as const satisfies Record<WaitingStatus, string>

const alike = (words: string): CauseWords => ({ short: words, long: words })

/** Closed time that touches midnight is a night; within a day it is a gap between the hours. */
function outsideHours({ from, to }: Pick<Span, 'from' | 'to'>, { wall }: WhyTelling): CauseWords {
  const isNight = wall.date(from) !== wall.date(to) || wall.dayStart(from) === from
  return isNight
    ? { short: say('why:cause.night'), long: say('why:cause.nightLong') }
    : { short: say('why:cause.closed'), long: say('why:cause.outside') }
}

function closedWords(why: ClosedWhy, span: Pick<Span, 'from' | 'to'>, telling: WhyTelling): CauseWords {
  switch (why.kind) {
    case 'outside-hours':
      return outsideHours(span, telling)
    case 'day-off':
      return alike(say('why:cause.weekend'))
    case 'closed-date':
      return { short: say('why:cause.closed'), long: say('why:cause.closedDate') }
    case 'holiday':
      return { short: why.name, long: say('why:cause.holiday', { name: why.name }) }
    case 'break':
      return alike(say('why:cause.break'))
    case 'other-calendar': {
      const theirs = closedWords(why.why, span, telling)
      const long = say('why:cause.otherCalendar', { why: theirs.long, calendar: why.name })
      return { short: theirs.short, long }
    }
    case 'beyond-years':
      return { short: say('why:cause.noHours'), long: say('why:cause.beyond') }
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
      return { short: '', long: say('why:cause.counted') }
    case 'closed':
      return closedWords(cause.why, span, telling)
    case 'paused':
      return {
        short: say(`why:cause.${waitedFor[cause.status]}`),
        long: say('why:cause.pausedBy', {
          status: statusWords(cause.status),
          who: byWhom(cause.by, telling.you),
        }),
      }
    case 'done':
      return {
        short: say('why:cause.done'),
        long: say('why:cause.doneBy', { who: byWhom(cause.by, telling.you) }),
      }
    case 'not-promised':
      return { short: say('why:cause.notPromised'), long: say('why:cause.notPromisedThen') }
    default:
      return assertNever(cause)
  }
}
