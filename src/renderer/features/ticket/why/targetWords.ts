import { assertNever } from '#shared/domain/assertNever'
import { MINUTE_MS } from '#shared/domain/instant'
import type { Target } from '#shared/domain/sla/agreement'
import { say } from '#shared/words/say'
import { lengthText } from '../lengthText'

/** "8h of open hours", "15 min around the clock", "3 business days". */
export function targetWords(target: Target): string {
  switch (target.unit) {
    case 'open-minutes':
      return say('why:target.open', { length: lengthText(target.value * MINUTE_MS) })
    case 'wall-minutes':
      return say('why:target.wall', { length: lengthText(target.value * MINUTE_MS) })
    case 'business-days': {
      const days = say('why:target.days', { count: target.value })
      return target.ends === 'close' ? say('why:target.untilClose', { days }) : days
    }
    default:
      return assertNever(target)
  }
}
