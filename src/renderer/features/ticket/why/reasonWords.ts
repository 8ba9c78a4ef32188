import type { MatchedCondition, TargetReason } from '#shared/domain/sla/explanation'
import { say } from '#shared/words/say'
import { statusInside } from '../../../ui/words'
import { targetWords } from './targetWords'
import type { WhyTelling } from './telling'

function conditionWords({ field, value, allowed }: MatchedCondition, { queueName }: WhyTelling): string {
  const name = field === 'queue' ? queueName : (text: string) => text
  const condition = say(`why:condition.${field}`, { value: name(value) })
  return allowed.length > 1
    ? say('why:condition.among', { condition, values: allowed.map(name).join(', ') })
    : condition
}

/** Why the policy was chosen, and what it says of this clock, as sentences (TKT26). */
export function reasonSentences(why: TargetReason, telling: WhyTelling): readonly string[] {
  const { policy, place, conditions, hours, target: promised, pauses } = why
  const [first, ...others] = conditions.map((condition) => conditionWords(condition, telling))
  const because =
    first === undefined
      ? say('why:condition.everyTicket')
      : others.reduce((all, one) => say('why:condition.and', { first: all, second: one }), first)
  const target = targetWords(promised)
  const statuses = pauses.map((status) => statusInside(status)).join(', ')
  return [
    say('why:condition.policy', {
      policy: policy.name,
      place,
      agreement: policy.agreement,
      version: policy.version,
      because,
    }),
    promised.unit === 'wall-minutes'
      ? say('why:condition.promises', { target })
      : say('why:condition.promisesIn', { target, hours }),
    statuses === '' ? say('why:condition.neverStill') : say('why:condition.still', { statuses }),
  ]
}
