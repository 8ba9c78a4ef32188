import { orgScope, papersScope, type Scope } from '../domain/scope'
import { EMPTY_DIGEST } from '../protocol/digest'
import type { Live } from '../protocol/messages'
import type { UnpackedPart } from '../protocol/packedPart'
import { BEFORE_ALL, type ScopeHead, type Seq } from '../protocol/rows'
import { takeRows } from './rowGuard'
import type { ScopeState } from './state'
import type { Turn } from './turn'

/** Pulls on the way at once: while one is written, the next travel and are made, however long the disk takes. */
const PULLS_AT_ONCE = 4
/** A digest that is wrong again after this many fresh loads is a fault that another load will not mend. */
const MISMATCHES_MENDED = 2

export const emptyScope = (head: ScopeHead | undefined): ScopeState => ({
  cursor: BEFORE_ALL,
  floor: BEFORE_ALL,
  count: 0,
  digest: EMPTY_DIGEST,
  isWhole: true,
  ahead: BEFORE_ALL,
  head: head?.head ?? BEFORE_ALL,
  expectedRows: head?.count ?? 0,
  isBehind: head !== undefined && head.head > BEFORE_ALL,
  outstanding: null,
  isSuspect: false,
  comparison: 'none',
  mismatches: 0,
})

const furthest = (a: Seq, b: Seq): Seq => (a >= b ? a : b)

/** What the agent needs first: the desk and its people, own things, open work; archives last. */
function rank(scope: Scope): number {
  if (scope === orgScope) return 0
  if (scope.startsWith('u:') || scope === papersScope) return 1
  return scope.endsWith(':closed') ? 3 : 2
}

/**
 * Whether the server decided on commands whose answers were lost with an earlier connection. Their rows must not come
 * before the answers: a view would show the same work twice, once confirmed and once waiting. After a fork what was
 * decided under the numbers that are left is not ours, and no answer will come.
 */
function hasLostAnswers(turn: Turn): boolean {
  const { outbox, applied, decidedTo, isForked, inFlight } = turn.state()
  if (isForked && inFlight.length === 0) return false
  return outbox.some(({ n }) => n <= decidedTo && !applied.has(n))
}

const isWanting = ({ isBehind, outstanding }: ScopeState): boolean => isBehind && outstanding === null

function isAnyWanting(turn: Turn): boolean {
  for (const state of turn.state().scopes.values()) if (isWanting(state)) return true
  return false
}

/** Asks for what is missing, the most needed scopes first, at most four at once and one per scope. */
export function askForMissing(turn: Turn): void {
  const { link, isPullHeld } = turn.state()
  if (link.kind !== 'live' || isPullHeld || !isAnyWanting(turn) || hasLostAnswers(turn)) return
  const scopes = [...turn.state().scopes]
  let free = PULLS_AT_ONCE - scopes.filter(([, state]) => state.outstanding !== null).length
  const wanting = scopes.filter(([, state]) => isWanting(state)).toSorted(([a], [b]) => rank(a) - rank(b))
  for (const [scope, state] of wanting) {
    if (free <= 0) return
    free -= 1
    const message = { scope, cursor: state.cursor, floor: state.floor }
    const request = turn.ask({ name: 'pull', message })
    turn.setScope(scope, { ...state, outstanding: request })
  }
}

/** Drops a scope's rows and begins it again; nothing of other scopes and nothing of the outbox is touched (R9). */
export function startAgain(turn: Turn, scope: Scope, state: ScopeState): void {
  turn.wipe(scope)
  turn.setScope(scope, {
    ...state,
    cursor: BEFORE_ALL,
    floor: BEFORE_ALL,
    count: 0,
    digest: EMPTY_DIGEST,
    isWhole: true,
    ahead: BEFORE_ALL,
    isBehind: true,
    outstanding: null,
  })
}

/** Takes the answer to a pull, only to the one outstanding and only from our own cursor on (R4). */
export function takePart(turn: Turn, request: number, part: UnpackedPart): void {
  const found = [...turn.state().scopes].find(([, state]) => state.outstanding === request)
  if (!found || found[0] !== part.scope) return
  const [scope, before] = found
  const answered: ScopeState = { ...before, outstanding: null }
  if (!part.reset && part.from !== before.cursor) {
    turn.setScope(scope, { ...answered, isBehind: true })
    return
  }
  turn.setScope(scope, answered)
  if (part.reset) startAgain(turn, scope, answered)
  takeRows(turn, scope, part.rows)
  const state = turn.state().scopes.get(scope) ?? answered
  // A last part that brings us nowhere is the server's word that there is nothing more.
  const isStill = !part.more && part.to === before.cursor && !part.reset
  const head = isStill ? part.to : furthest(state.head, part.to)
  turn.setScope(scope, {
    ...state,
    cursor: part.to,
    floor: part.floor,
    isWhole: !part.more,
    head,
    isBehind: part.more || part.to < head,
  })
}

/**
 * Takes a committed change that the server told by itself: in sequence, or else pull (R3). One from before a load began
 * is left to the load, which does not tell of departures up to its floor: what they took away would stay (SYN365).
 */
export function takeLive(turn: Turn, live: Live): void {
  const state = turn.state().scopes.get(live.scope)
  if (!state || live.seq <= state.cursor) return
  const head = furthest(state.head, live.seq)
  if (live.prev > state.cursor || live.seq <= state.floor) {
    turn.setScope(live.scope, { ...state, head, isBehind: true })
    return
  }
  takeRows(turn, live.scope, live.rows)
  const after = turn.state().scopes.get(live.scope) ?? state
  turn.setScope(live.scope, { ...after, cursor: live.seq, head, isBehind: live.seq < head })
}

/**
 * The server left out live changes of this scope. What is on the way may have been read before they were made, so it is
 * forgotten and asked for again.
 */
export function takeLag(turn: Turn, scope: Scope): void {
  const state = turn.state().scopes.get(scope)
  if (state) turn.setScope(scope, { ...state, isBehind: true, outstanding: null })
}

/** Too many consoles load at once: this pull and the next ones wait, spread so that they do not come back together. */
export function holdPulls(turn: Turn, request: number, forMs: number): void {
  const found = [...turn.state().scopes].find(([, state]) => state.outstanding === request)
  if (!found) return
  turn.setScope(found[0], { ...found[1], isBehind: true, outstanding: null })
  turn.change({ isPullHeld: true })
  turn.wake('pull', forMs, 2 * forMs)
}

/** Compares how far a scope has come with the server's head of it. Behind: pull, which also finds a lost last message. */
export function compareHead(turn: Turn, scope: Scope, theirs: ScopeHead): void {
  const state = turn.state().scopes.get(scope)
  if (!state) return
  const known = { ...state, head: furthest(state.head, theirs.head), expectedRows: theirs.count }
  if (state.cursor < theirs.head) {
    turn.setScope(scope, { ...known, isBehind: true })
    return
  }
  turn.setScope(scope, known)
}

/**
 * Count and digest must agree where a scope is level with the server, or else it is loaded again (sync.md 2.11). One
 * difference may come of a row that has moved on to another scope while this head was on its way; two heartbeats in a
 * row do not, each being an answer of its own time. A scope that fresh loads have not mended is left.
 */
export function compareRows(turn: Turn, scope: Scope, theirs: ScopeHead): void {
  const ours = turn.state().scopes.get(scope)
  if (!ours || ours.cursor !== theirs.head) return
  const isAlike = ours.count === theirs.count && ours.digest === theirs.digest
  const compared = { ...ours, comparison: isAlike ? 'alike' : 'different' } as const
  if (isAlike || !ours.isSuspect) {
    turn.setScope(scope, { ...compared, isSuspect: !isAlike })
    return
  }
  if (ours.mismatches > MISMATCHES_MENDED) return
  const suspect = { ...compared, isSuspect: false, mismatches: ours.mismatches + 1 }
  const sentence = `The rows of ${scope} differ from the server's (${suspect.mismatches}).`
  turn.effect({ kind: 'report', sentence })
  if (suspect.mismatches > MISMATCHES_MENDED) turn.setScope(scope, suspect)
  else startAgain(turn, scope, suspect)
}
