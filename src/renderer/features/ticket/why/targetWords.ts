import { assertNever } from '#shared/domain/assertNever'
import { MINUTE_MS } from '#shared/domain/instant'
import type { Target } from '#shared/domain/sla/agreement'
import { lengthText } from '../lengthText'

/** "8h of open hours", "15 min around the clock", "3 business days". */
export function targetWords(target: Target): string {
  switch (target.unit) {
    case 'open-minutes':
      return `${lengthText(target.value * MINUTE_MS)} of open hours`
    case 'wall-minutes':
      return `${lengthText(target.value * MINUTE_MS)} around the clock`
    case 'business-days': {
      const days = `${target.value} business day${target.value === 1 ? '' : 's'}`
      return target.ends === 'close' ? `${days}, until closing time` : days
    }
    default:
      return assertNever(target)
  }
}
