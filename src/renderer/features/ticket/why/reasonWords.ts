import type { MatchedCondition, TargetReason } from '#shared/domain/sla/explanation'
import { statusInside } from '../../../ui/words'
import { targetWords } from './targetWords'
import type { WhyTelling } from './telling'

const fieldWords: Record<MatchedCondition['field'], string> = {
  priority: 'priority',
  channel: 'channel',
  category: 'category',
  tier: 'customer tier',
  assetClass: 'asset class',
  queue: 'queue',
}

function conditionWords({ field, value, allowed }: MatchedCondition, { queueName }: WhyTelling): string {
  const name = field === 'queue' ? queueName : (text: string) => text
  const among = allowed.length > 1 ? `, one of ${allowed.map(name).join(', ')}` : ''
  return `the ${fieldWords[field]} is ${name(value)}${among}`
}

/** Why the policy was chosen, and what it says of this clock, as sentences (TKT26). */
export function reasonSentences(why: TargetReason, telling: WhyTelling): readonly string[] {
  const { policy, place, conditions, hours, target, pauses } = why
  const because =
    conditions.length === 0
      ? 'it is for every ticket'
      : conditions.map((condition) => conditionWords(condition, telling)).join(' and ')
  const counted = target.unit === 'wall-minutes' ? '' : `, counted in the hours of “${hours}”`
  const stands = pauses.map((status) => statusInside(status)).join(', ')
  return [
    `Policy ${policy.name}, number ${place} of ${policy.agreement}, version ${policy.version}, matches because ${because}.`,
    `It promises ${targetWords(target)}${counted}.`,
    stands === '' ? 'It never stands still.' : `It stands still while ${stands}.`,
  ]
}
