import { assertNever } from '#shared/domain/assertNever'
import type { PastVerdict } from '#shared/domain/sla/clock'
import type { Mark, PolicyName } from '#shared/domain/sla/explanation'
import type { Standing, VerdictFlip } from '#shared/domain/sla/verdictFlips'
import type { TicketEvent } from '#shared/domain/ticket'
import { capitalised } from '../../../ui/words'
import { lengthText } from '../lengthText'
import { targetWords } from './targetWords'
import { byWhom, type WhyTelling } from './telling'

const deeds: Record<TicketEvent['type'], string> = {
  opened: 'the opening',
  acknowledged: 'the acknowledgement',
  assigned: 'the assignment',
  moved: 'the move to another queue',
  statusChanged: 'the change of status',
  priorityChanged: 'the change of priority',
  replied: 'the reply',
  noted: 'the note',
  customerReplied: 'the customer’s message',
  touched: 'the update',
  merged: 'the merge',
  unmerged: 'the end of the merge',
  absorbed: 'the merge',
  released: 'the end of the merge',
  snoozed: 'the snooze',
  woken: 'the end of the snooze',
  stepTicked: 'the step',
  linked: 'the link',
  unlinked: 'the end of the link',
  tagged: 'the tag',
  untagged: 'the end of the tag',
}

function targetChangeWords(mark: Extract<Mark, { kind: 'target-changed' }>, who: string): string {
  const because = mark.policy === null ? '' : ` by policy ${mark.policy.name}`
  if (mark.to === null) return `${who} changed the ticket: no longer promised`
  const anew = mark.restarted ? ', and the clock began anew' : ''
  if (mark.from === null)
    return `${who} changed the ticket: promised from here, ${targetWords(mark.to)}${because}`
  return `${who} changed the target: ${targetWords(mark.to)} instead of ${targetWords(mark.from)}${because}${anew}`
}

const policyText = (policy: PolicyName | null): string =>
  policy === null ? 'no policy' : `policy ${policy.name}`

/** What a verdict was, within a sentence: "met Thu 14:00 by Mira Laine". */
export function verdictWords(verdict: PastVerdict, { wall, now, you }: WhyTelling): string {
  const target = `the target was ${targetWords(verdict.target)}`
  switch (verdict.kind) {
    case 'met':
      return `met ${wall.stamp(verdict.metAt, now)} by ${byWhom(verdict.by, you)}; ${target}`
    case 'missed':
      return `missed: due ${wall.stamp(verdict.dueAt, now)}, done ${wall.stamp(verdict.metAt, now)} by ${byWhom(verdict.by, you)}; ${target}`
    case 'breached':
      return `breached: due ${wall.stamp(verdict.dueAt, now)} and not kept; ${target}`
    default:
      return assertNever(verdict)
  }
}

const standingWords: Record<Standing, string> = {
  open: 'open and in time',
  breached: 'breached',
  met: 'met',
  missed: 'missed',
  cancelled: 'without a verdict',
}

/** A judgement that late work rewrote, told rather than hidden (R28, TKT28). */
export function flipSentence({ because, from, to }: VerdictFlip, { wall, now }: WhyTelling): string {
  const [heard, happened] = [wall.stamp(because.receivedAt, now), wall.stamp(because.at, now)]
  return `Until ${heard} it stood as ${standingWords[from]}. Then the server heard of ${deeds[because.type]} of ${happened}, and since then it stands as ${standingWords[to]}.`
}

/** What happened to the clock at a mark, as one sentence (TKT25). */
export function markSentence(mark: Mark, telling: WhyTelling): string {
  const { wall, now, you } = telling
  const who = capitalised(byWhom(mark.by, you))
  switch (mark.kind) {
    case 'target-changed':
      return `${targetChangeWords(mark, who)}.`
    case 'policy-changed':
      return `${capitalised(policyText(mark.to))} instead of ${policyText(mark.from)}, with the same target.`
    case 'version-changed':
      return `Version ${mark.version} of ${mark.agreement} took effect.`
    case 'reopened':
      return mark.verdict === null
        ? `${who} reopened it.`
        : `${who} reopened it. Until then it stood as ${verdictWords(mark.verdict, telling)}.`
    case 'customer-answered':
      return `${who} wrote, which ended the wait.`
    case 'merged':
      return `${who} merged it into ${mark.into}.`
    case 'absorbed':
      return mark.waitingSince === null
        ? `${who} merged ${mark.ticket} into it.`
        : `${who} merged ${mark.ticket} into it, whose customer had waited since ${wall.stamp(mark.waitingSince, now)}.`
    case 'late':
      return `The server heard of ${deeds[mark.event]} only ${wall.stamp(mark.receivedAt, now)}, ${lengthText(mark.lateByMs)} late.`
    default:
      return assertNever(mark)
  }
}
