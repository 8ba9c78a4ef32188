import { MINUTE_MS } from '#shared/domain/instant'
import { type Agreement, type Metric, metrics } from '#shared/domain/sla/agreement'
import { isDone, isWaiting, type Priority, type Status, type Ticket } from '#shared/domain/ticket'
import type { WalkHours } from './walkHours'

/** What the walk finds for one clock, as far as the engine says the same. */
export interface WalkedClock {
  readonly metric: Metric
  readonly cycle: number
  readonly state: 'running' | 'paused' | 'met' | 'missed' | 'cancelled'
  /** Due instant of a running or missed clock, counted milliseconds of a met one, what is left of a paused one. */
  readonly value: number
  readonly warnings: readonly number[]
}

interface Cycle {
  readonly metric: Metric
  readonly startedAt: number
  end: { readonly at: number; readonly how: 'kept' | 'done' | 'moved-on' } | null
}

interface Change {
  readonly at: number
  readonly status: Status
  readonly priority: Priority
}

interface Leg {
  readonly from: number
  readonly to: number | null
}

/** Reads the history once, noting when each promise began and ended. */
function readHistory(ticket: Ticket, agreement: Agreement) {
  const cycles: Cycle[] = []
  const first = ticket.history.find((event) => event.type === 'statusChanged')
  const firstPriority = ticket.history.find((event) => event.type === 'priorityChanged')
  let status: Status = first ? first.from : ticket.status
  let priority: Priority = firstPriority ? firstPriority.from : ticket.priority
  const changes: Change[] = [{ at: ticket.openedAt, status, priority }]
  let isAskedWhileDone = false

  const last = (metric: Metric) => cycles.findLast((cycle) => cycle.metric === metric)
  const begin = (metric: Metric, startedAt: number) => cycles.push({ metric, startedAt, end: null })
  const end = (metric: Metric, at: number, how: 'kept' | 'done' | 'moved-on') => {
    const cycle = last(metric)
    if (cycle && cycle.end === null) cycle.end = { at, how }
  }
  const asked = (at: number) => {
    if (!last('firstResponse')) begin('firstResponse', at)
    const isNext = agreement.nextResponseFrom === 'opening' || last('firstResponse')?.end?.how === 'kept'
    const next = last('nextResponse')
    if (isNext && (!next || next.end)) begin('nextResponse', at)
  }
  const becomes = (at: number, to: Status) => {
    const wasDone = isDone(status)
    status = to
    changes.push({ at, status, priority })
    if (isDone(to) && !wasDone) {
      for (const metric of ['acknowledgement', 'resolution', 'ownership'] as const) end(metric, at, 'kept')
      for (const metric of ['firstResponse', 'nextResponse', 'update'] as const) end(metric, at, 'done')
    }
    if (isDone(to) || !wasDone) return
    for (const metric of ['resolution', 'ownership'] as const) {
      const cycle = last(metric)
      if (cycle) cycle.end = null
    }
    const response = last('firstResponse')
    if (response?.end?.how === 'done') response.end = null
    if (isAskedWhileDone) asked(at)
    isAskedWhileDone = false
  }

  begin('acknowledgement', ticket.openedAt)
  begin('ownership', ticket.openedAt)
  begin('resolution', ticket.openedAt)
  asked(ticket.openedAt)
  for (const event of ticket.history) {
    const { at } = event
    if (event.type === 'acknowledged') end('acknowledgement', at, 'kept')
    if (event.type === 'replied') {
      for (const metric of ['acknowledgement', 'firstResponse', 'nextResponse', 'update'] as const) {
        end(metric, at, 'kept')
      }
      isAskedWhileDone = false
      if (!isDone(status)) begin('update', at)
    }
    if (event.type === 'customerReplied') {
      if (status === 'waiting-customer') becomes(at, 'active')
      if (isDone(status)) isAskedWhileDone = true
      else asked(at)
    }
    if (event.type === 'statusChanged' && event.to !== status) becomes(at, event.to)
    if (event.type === 'priorityChanged') {
      priority = event.to
      changes.push({ at, status, priority })
    }
    if (event.type === 'moved') {
      end('ownership', at, 'moved-on')
      begin('ownership', at)
    }
  }
  return { cycles, changes }
}

/** The clocks of a ticket by walking its history and, for every length of time, the calendar. */
export function walkTicket(ticket: Ticket, agreement: Agreement, hours: WalkHours): readonly WalkedClock[] {
  const { cycles, changes } = readHistory(ticket, agreement)
  const clocks: WalkedClock[] = []
  for (const metric of metrics) {
    let number = 0
    for (const cycle of cycles.filter((found) => found.metric === metric)) {
      const clock = walkCycle(cycle, number, changes, agreement, hours)
      if (clock) clocks.push(clock)
      number += 1
    }
  }
  return clocks
}

/** The stretches in which the cycle counts: not paused, and the ticket not done. */
function legsOf(cycle: Cycle, changes: readonly Change[], pausing: readonly Status[]): readonly Leg[] {
  return changes.flatMap((change, index) => {
    const next = changes[index + 1]?.at ?? null
    const from = Math.max(change.at, cycle.startedAt)
    const to = cycle.end && (next === null || cycle.end.at < next) ? cycle.end.at : next
    const isCounting = !isDone(change.status) && !pausing.includes(change.status)
    return isCounting && (to === null || from < to) ? [{ from, to }] : []
  })
}

function countedMs(legs: readonly Leg[], until: number, hours: WalkHours): number {
  let sum = 0
  for (const { from, to } of legs) {
    if (from < until) sum += hours.openBetween(from, Math.min(to ?? until, until))
  }
  return sum
}

function usedUpAt(legs: readonly Leg[], budgetMs: number, hours: WalkHours): number | null {
  let leftMs = budgetMs
  for (const { from, to } of legs) {
    if (to === null) return hours.addOpen(from, leftMs)
    const openMs = hours.openBetween(from, to)
    if (openMs >= leftMs) return hours.addOpen(from, leftMs)
    leftMs -= openMs
  }
  return null
}

function walkCycle(
  cycle: Cycle,
  number: number,
  changes: readonly Change[],
  agreement: Agreement,
  hours: WalkHours,
): WalkedClock | null {
  const { metric } = cycle
  const upTo = cycle.end?.at ?? Infinity
  const within = changes.filter(({ at }) => at < upTo)
  const budgetAt = (priority: Priority): number | null => {
    const policy = agreement.policies.find(({ when }) => when.priority?.includes(priority))
    const target = policy?.targets[metric]
    return target ? target.value * MINUTE_MS : null
  }
  const budgetMs = budgetAt((within.at(-1) ?? changes[0])?.priority ?? 'P3')
  if (budgetMs === null) return null
  const pausing = agreement.pauses[metric] ?? []
  const legs = legsOf(cycle, changes, pausing)
  const name = { metric, cycle: number }
  if (cycle.end) return walkEnded(name, cycle.end, legs, budgetMs, hours)
  const status = changes.at(-1)?.status ?? 'new'
  if (isWaiting(status) && pausing.includes(status)) {
    return { ...name, state: 'paused', value: budgetMs - countedMs(legs, Infinity, hours), warnings: [] }
  }
  const dueAt = usedUpAt(legs, budgetMs, hours)
  if (dueAt === null) return { ...name, state: 'cancelled', value: 0, warnings: [] }
  const exceededAt = exceededOnArrival(cycle, changes, budgetAt, dueAt)
  const levels = agreement.warnings.map((level) => ('percent' in level ? level.percent : 100))
  const warnings =
    exceededAt === null
      ? levels.map((percent) => usedUpAt(legs, Math.ceil((budgetMs * percent) / 100), hours) ?? dueAt)
      : [exceededAt]
  return { ...name, state: 'running', value: dueAt, warnings }
}

function walkEnded(
  name: Pick<WalkedClock, 'metric' | 'cycle'>,
  { at, how }: NonNullable<Cycle['end']>,
  legs: readonly Leg[],
  budgetMs: number,
  hours: WalkHours,
): WalkedClock {
  const elapsedMs = countedMs(legs, at, hours)
  if (elapsedMs > budgetMs) {
    return { ...name, state: 'missed', value: usedUpAt(legs, budgetMs, hours) ?? 0, warnings: [] }
  }
  return {
    ...name,
    state: how === 'kept' ? 'met' : 'cancelled',
    value: how === 'kept' ? elapsedMs : 0,
    warnings: [],
  }
}

/** When the last change of target found the new budget used up before it. */
function exceededOnArrival(
  { startedAt }: Cycle,
  changes: readonly Change[],
  budgetAt: (priority: Priority) => number | null,
  dueAt: number,
): number | null {
  let found: number | null = null
  for (const [index, change] of changes.entries()) {
    const before = changes[index - 1]
    if (!before || change.at <= startedAt || budgetAt(before.priority) === budgetAt(change.priority)) continue
    found = dueAt < change.at ? change.at : null
  }
  return found
}

/** The warnings still ahead, as a board would hand them to its alarms. */
export const walkAlerts = (clocks: readonly WalkedClock[], now: number, until: number): readonly number[] =>
  clocks
    .flatMap(({ state, warnings }) => (state === 'running' ? warnings : []))
    .filter((at) => at > now && at <= until)
    .toSorted((a, b) => a - b)
