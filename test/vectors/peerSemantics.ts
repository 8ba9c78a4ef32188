import type { Manners, Metric } from '#shared/domain/sla/agreement'
import type { TicketVector } from './ticketVector'

/** Every name under which peers' suites have a metric of ours. */
const metricByPeer: Readonly<Record<string, Metric>> = {
  acknowledgement: 'acknowledgement',
  time_to_own: 'acknowledgement',
  first_response: 'firstResponse',
  first_reply: 'firstResponse',
  next_response: 'nextResponse',
  next_reply: 'nextResponse',
  update: 'update',
  periodic_update: 'update',
  keep_in_loop: 'update',
  resolution: 'resolution',
  internal_resolution: 'ownership',
  ownership: 'ownership',
  ola: 'ownership',
}

/** How the peer's clocks behave, as options of a policy of ours and as a reading of its words. */
export interface Semantics extends Pick<Manners, 'onReopen' | 'onTargetChange' | 'nextResponseFrom'> {
  readonly metricOf: (peer: string) => Metric | null
  /** Metrics that the peer's paused statuses stop. */
  readonly paused: readonly Metric[]
  /** The first thing an agent does, not the first answer alone, ends what the peer calls first response. */
  readonly isFirstActionEnough: boolean
  /** An internal promise counts from the assignment to a group, not from the opening. */
  readonly isOlaFromAssignment: boolean
  /** A customer's message ends a wait by itself; else the peer moves the status, which the vector tells. */
  readonly isWaitEndedByCustomer: boolean
  /** What the vector asks for in words that no option stands for; the vector is run by our default then. */
  readonly remarks: readonly string[]
}

type Asked = Record<string, unknown>

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** The first option whose words occur in what is asked; the fallback when nothing is asked. */
interface Choice<Option> {
  readonly names: readonly string[]
  readonly options: readonly (readonly [words: RegExp, option: Option])[]
  readonly fallback: Option
}

const reopening: Choice<Manners['onReopen']> = {
  names: ['reopen', 'on_reopen'],
  options: [
    [/new|reset|restart|fresh/, 'new-cycle'],
    [/exclu|leave|without|resume/, 'leave-out-done-time'],
    [/inclu|count|runs?_on|keep/, 'count-done-time'],
  ],
  fallback: 'leave-out-done-time',
}
const targetChange: Choice<Manners['onTargetChange']> = {
  names: ['on_policy_change', 'on_priority_change', 'on_target_change'],
  options: [
    [/restart|reset|from_(?:now|change)/, 'restart'],
    [/keep|retro|recalc/, 'keep-elapsed'],
  ],
  fallback: 'keep-elapsed',
}
const nextResponse: Choice<Manners['nextResponseFrom']> = {
  names: ['next_response_start'],
  options: [
    [/any|creat|open/, 'opening'],
    [/after_first|first_response/, 'first-response'],
  ],
  fallback: 'first-response',
}
const firstResponse: Choice<boolean> = {
  names: ['first_response_by'],
  options: [
    [/action|status|leaving/, true],
    [/reply|public|message/, false],
  ],
  fallback: false,
}
const ola: Choice<boolean> = {
  names: ['ola_start'],
  options: [
    [/assign/, true],
    [/creat|open/, false],
  ],
  fallback: true,
}
const customerReply: Choice<boolean> = {
  names: ['customer_reply', 'on_customer_reply', 'customer_reply_ends_pause'],
  options: [
    [/end|resume|true/, true],
    [/keep|ignore|false/, false],
  ],
  fallback: false,
}

function choose<Option>(
  { names, options, fallback }: Choice<Option>,
  asked: Asked,
  remarks: string[],
): Option {
  for (const name of names) {
    const value = asked[name]
    if (value === undefined || value === null) continue
    const found = options.find(([words]) => words.test(wordsOf(value).toLowerCase()))
    if (found) return found[1]
    remarks.push(`${name} ${wordsOf(value)} is no option here`)
  }
  return fallback
}

const understood = [reopening, targetChange, nextResponse, firstResponse, ola, customerReply]
  .flatMap(({ names }) => names)
  .concat('pause_applies_to', 'note')

/** Reads a vector's semantics once, for everything that depends on them. */
export function semanticsOf(vector: TicketVector): Semantics {
  const asked = typeof vector.semantics === 'object' ? (vector.semantics ?? {}) : {}
  const remarks = Object.keys(asked)
    .filter((name) => !understood.includes(name))
    .map((name) => `${name} ${wordsOf(asked[name])} is no option here`)
  const isFirstActionEnough = choose(firstResponse, asked, remarks)
  const metricOf = (peer: string): Metric | null =>
    isFirstActionEnough && peer === 'first_response' ? 'acknowledgement' : (metricByPeer[peer] ?? null)
  return {
    onReopen: choose(reopening, asked, remarks),
    onTargetChange: choose(targetChange, asked, remarks),
    nextResponseFrom: choose(nextResponse, asked, remarks),
    isFirstActionEnough,
    isOlaFromAssignment: choose(ola, asked, remarks),
    isWaitEndedByCustomer: choose(customerReply, asked, remarks),
    metricOf,
    paused: pausedMetrics(asked['pause_applies_to'], metricOf, remarks),
    remarks,
  }
}

/** Where a vector does not say, the usual ones (R19). */
function pausedMetrics(
  asked: unknown,
  metricOf: (peer: string) => Metric | null,
  remarks: string[],
): readonly Metric[] {
  if (asked === undefined || asked === null) return ['resolution', 'ownership']
  const names = Array.isArray(asked) ? asked.map(wordsOf) : [wordsOf(asked)]
  if (names.includes('all')) return [...new Set(Object.values(metricByPeer))]
  return names.flatMap((name) => {
    const metric = metricOf(name)
    if (metric === null) remarks.push(`pause_applies_to names "${name}", which is no metric here`)
    return metric ?? []
  })
}
