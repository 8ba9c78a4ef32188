import { type Instant, MINUTE_MS } from '../instant'
import { isAside, isDone, type Ticket, type TicketEvent } from '../ticket'
import type { PastVerdict } from './clock'
import type { Course, Phase } from './cycle'
import type { Mark, PolicyName } from './explanation'
import type { CompiledPolicy } from './policies'
import type { Run } from './run'

/** What the server heard of so much later than it happened is told as late; a network takes its time. */
const LATE_MS = MINUTE_MS

export const policyNameOf = ({ policy, agreement }: CompiledPolicy): PolicyName => ({
  id: policy.id,
  name: policy.name,
  agreement: agreement.name,
  version: agreement.version,
})

/** What happened to a clock, in order of time, until `until`. */
export function marksOf(ticket: Ticket, { phases }: Course, run: Run, until: Instant): readonly Mark[] {
  const last = run.cycle.end?.phase ?? phases.length - 1
  const marks: Mark[] = []
  for (let index = run.cycle.startPhase + 1; index <= last; index += 1) {
    const [before, phase] = [phases[index - 1], phases[index]]
    if (before && phase) marks.push(...marksOfPhase(run, index, before, phase))
  }
  for (const event of ticket.history) marks.push(...marksOfEvent(event, run))
  return marks.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)
}

function marksOfPhase(run: Run, index: number, before: Phase, phase: Phase): readonly Mark[] {
  const { at, by, version } = phase
  const marks: Mark[] = []
  if (phase.cause === 'customer-answered') marks.push({ at, by, kind: 'customer-answered' })
  if (isDone(before.status) && !isDone(phase.status)) {
    marks.push({ at, by, kind: 'reopened', verdict: verdictAt(run, before.at) })
  }
  if (version !== before.version) {
    const { name: agreement, version: number } = version.agreement
    marks.push({ at, by, kind: 'version-changed', agreement, version: number })
  }
  const turn = run.turns.find((each) => each.phase === index)
  const policy = phase.policy && policyNameOf(phase.policy)
  if (turn) {
    const [from, to] = [turn.from?.target ?? null, turn.to?.target ?? null]
    marks.push({ at, by, kind: 'target-changed', from, to, policy, restarted: turn.restarted })
  } else if (isSamePromiseOfAnother(run, before, phase)) {
    marks.push({
      at,
      by,
      kind: 'policy-changed',
      from: before.policy && policyNameOf(before.policy),
      to: policy,
    })
  }
  return marks
}

/** Another policy that promises the same; where neither promises, or where it lasted no time, nothing changed. */
function isSamePromiseOfAnother({ cycle: { metric } }: Run, before: Phase, phase: Phase): boolean {
  if (before.policy?.policy.id === phase.policy?.policy.id) return false
  const [from, to] = [before.policy?.promises[metric], phase.policy?.promises[metric]]
  return from !== undefined && from.key === to?.key
}

/** The judgement of a ticket that became done then. */
const verdictAt = (run: Run, doneAt: Instant): PastVerdict | null =>
  run.past.find((verdict) => verdict.kind !== 'breached' && verdict.metAt === doneAt) ?? null

function marksOfEvent(event: TicketEvent, { cycle }: Run): readonly Mark[] {
  const { at, by, receivedAt, type } = event
  const isOfClock = at >= cycle.startedAt && (cycle.end === null || at <= cycle.end.at)
  if (!isOfClock) return []
  const marks: Mark[] = []
  if (type === 'merged' && cycle.end?.how === 'merged' && cycle.end.at === at) {
    marks.push({ at, by, kind: 'merged', into: event.into })
  }
  const isWait = cycle.metric === 'firstResponse' || cycle.metric === 'nextResponse'
  if (type === 'absorbed' && isWait) {
    marks.push({ at, by, kind: 'absorbed', ticket: event.ticket, waitingSince: event.waitingSince })
  }
  const lateByMs = receivedAt - at
  const isSilent =
    type === 'noted' || type === 'touched' || type === 'assigned' || type === 'stepTicked' || isAside(event)
  if (lateByMs >= LATE_MS && !isSilent)
    marks.push({ at, by, kind: 'late', event: type, receivedAt, lateByMs })
  return marks
}
