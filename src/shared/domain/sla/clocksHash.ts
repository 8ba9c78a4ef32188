import { levelKey } from '../alertLevel'
import { assertNever } from '../assertNever'
import { type Actor, actorName } from '../person'
import type { Target } from './agreement'
import type { Clock, PastVerdict, RunningClock } from './clock'
import type { Terms } from './terms'

/** Two lanes of FNV-1a over numbers and texts, so that nothing is written out only to be hashed. */
interface Lanes {
  high: number
  low: number
}

const PRIME = 0x01000193
const WORD = 0x1_0000_0000

function addWord(lanes: Lanes, word: number): void {
  lanes.high = Math.imul(lanes.high ^ word, PRIME)
  lanes.low = Math.imul(lanes.low ^ word ^ (lanes.high >>> 15), PRIME)
}

/** Whole numbers of any size: instants do not fit one word. */
function addNumber(lanes: Lanes, value: number): void {
  addWord(lanes, value | 0)
  addWord(lanes, Math.floor(value / WORD))
}

function addText(lanes: Lanes, text: string): void {
  for (let index = 0; index < text.length; index += 1) addWord(lanes, text.charCodeAt(index))
  addWord(lanes, text.length)
}

function addTarget(lanes: Lanes, target: Target): void {
  addText(lanes, target.unit)
  addNumber(lanes, target.value)
  if (target.unit === 'business-days' && target.ends === 'close') addText(lanes, target.ends)
}

function addActor(lanes: Lanes, actor: Actor): void {
  addText(lanes, actor.kind === 'agent' ? actor.person.id : actorName(actor))
}

function addVerdict(lanes: Lanes, verdict: PastVerdict): void {
  addText(lanes, verdict.kind)
  addTarget(lanes, verdict.target)
  if (verdict.kind !== 'met') addNumber(lanes, verdict.dueAt)
  if (verdict.kind === 'breached') return
  addNumber(lanes, verdict.metAt)
  addActor(lanes, verdict.by)
}

function addClock(lanes: Lanes, clock: Clock): void {
  addText(lanes, clock.metric)
  addNumber(lanes, clock.cycle)
  addText(lanes, clock.policyId)
  addTarget(lanes, clock.target)
  addNumber(lanes, clock.startedAt)
  for (const verdict of clock.past) addVerdict(lanes, verdict)
  addText(lanes, clock.state)
  addState(lanes, clock)
}

function addWarnings(lanes: Lanes, { warnedAt, levels }: RunningClock): void {
  for (const [index, at] of warnedAt.entries()) {
    const level = levels[index]
    if (level) addText(lanes, levelKey(level))
    addNumber(lanes, at)
  }
}

function addState(lanes: Lanes, clock: Clock): void {
  switch (clock.state) {
    case 'running':
      addNumber(lanes, clock.dueAt)
      addNumber(lanes, clock.exceededOnArrivalAt ?? -1)
      return addWarnings(lanes, clock)
    case 'paused':
      addNumber(lanes, clock.pausedAt)
      addNumber(lanes, clock.remainingMs)
      return addText(lanes, clock.reason)
    case 'met':
    case 'missed':
      addNumber(lanes, clock.metAt)
      addNumber(lanes, clock.elapsedMs)
      if (clock.state === 'missed') addNumber(lanes, clock.dueAt)
      return addActor(lanes, clock.by)
    case 'cancelled':
      addNumber(lanes, clock.cancelledAt)
      return addText(lanes, clock.reason)
    default:
      return assertNever(clock)
  }
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')

/**
 * 16 hex digits over all that a ticket's clocks say and the terms they were reckoned by: equal on two computers that
 * came to the same result from the same terms, time zone database included (R29). Where two differ, compare the hashes
 * of the terms first: only with equal ones is it a fault.
 */
export function clocksHash(clocks: readonly Clock[], terms: Pick<Terms, 'hash'>): string {
  const lanes: Lanes = { high: 0x811c9dc5 | 0, low: 0x9e3779b9 | 0 }
  addText(lanes, terms.hash)
  for (const clock of clocks) addClock(lanes, clock)
  return hex(lanes.high) + hex(lanes.low)
}
