import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import type { PastVerdict } from '#shared/domain/sla/clock'
import type { Mark, PolicyName } from '#shared/domain/sla/explanation'
import type { VerdictFlip } from '#shared/domain/sla/verdictFlips'
import { say } from '#shared/words/say'
import { capitalised, nameFor } from '../../../ui/words'
import { lengthText } from '../lengthText'
import { targetWords } from './targetWords'
import { byWhom, type WhyTelling } from './telling'

function targetChangeSentence(mark: Extract<Mark, { kind: 'target-changed' }>, who: string): string {
  const policy = mark.policy?.name ?? null
  if (mark.to === null) return say('why:mark.notPromised', { who })
  const to = targetWords(mark.to)
  if (mark.from === null) {
    return policy === null
      ? say('why:mark.promised', { who, target: to })
      : say('why:mark.promisedBy', { who, target: to, policy })
  }
  const from = targetWords(mark.from)
  if (policy === null)
    return say(mark.restarted ? 'why:mark.targetAnew' : 'why:mark.target', { who, to, from })
  return say(mark.restarted ? 'why:mark.targetAnewBy' : 'why:mark.targetBy', { who, to, from, policy })
}

const policyText = (policy: PolicyName | null): string =>
  policy === null ? say('why:mark.noPolicy') : say('why:mark.policy', { name: policy.name })

/** What a verdict was, within a sentence: "met Thu 14:00 by Mira Laine". */
export function verdictWords(verdict: PastVerdict, { wall, now, you }: WhyTelling): string {
  const target = targetWords(verdict.target)
  const at = (instant: Instant) => wall.stamp(instant, now)
  switch (verdict.kind) {
    case 'met':
      return say('why:verdict.met', { time: at(verdict.metAt), who: byWhom(verdict.by, you), target })
    case 'missed': {
      const [due, time, who] = [at(verdict.dueAt), at(verdict.metAt), byWhom(verdict.by, you)]
      return say('why:verdict.missed', { due, time, who, target })
    }
    case 'breached':
      return say('why:verdict.breached', { due: at(verdict.dueAt), target })
    default:
      return assertNever(verdict)
  }
}

/** A judgement that late work rewrote, told rather than hidden (R28, TKT28). */
export function flipSentence({ because, from, to }: VerdictFlip, { wall, now }: WhyTelling): string {
  return say('why:standing.flip', {
    heard: wall.stamp(because.receivedAt, now),
    from: say(`why:standing.${from}`),
    deed: say(`why:deed.${because.type}`),
    happened: wall.stamp(because.at, now),
    to: say(`why:standing.${to}`),
  })
}

/** What happened to the clock at a mark, as one sentence (TKT25). */
export function markSentence(mark: Mark, telling: WhyTelling): string {
  const { wall, now, you } = telling
  const who = nameFor(mark.by, you)
  switch (mark.kind) {
    case 'target-changed':
      return targetChangeSentence(mark, who)
    case 'policy-changed':
      return say('why:mark.policyChanged', {
        to: capitalised(policyText(mark.to)),
        from: policyText(mark.from),
      })
    case 'version-changed':
      return say('why:mark.versionChanged', { version: mark.version, agreement: mark.agreement })
    case 'reopened':
      return mark.verdict === null
        ? say('why:mark.reopened', { who })
        : say('why:mark.reopenedAfter', { who, verdict: verdictWords(mark.verdict, telling) })
    case 'customer-answered':
      return say('why:mark.answered', { who })
    case 'merged':
      return say('why:mark.merged', { who, ticket: mark.into })
    case 'absorbed':
      return mark.waitingSince === null
        ? say('why:mark.absorbed', { who, ticket: mark.ticket })
        : say('why:mark.absorbedSince', {
            who,
            ticket: mark.ticket,
            time: wall.stamp(mark.waitingSince, now),
          })
    case 'late':
      return say('why:mark.late', {
        deed: say(`why:deed.${mark.event}`),
        time: wall.stamp(mark.receivedAt, now),
        length: lengthText(mark.lateByMs),
      })
    default:
      return assertNever(mark)
  }
}
