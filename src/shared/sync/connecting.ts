import { assertNever } from '../domain/assertNever'
import type { Scope } from '../domain/scope'
import type { Farewell, Hello, Welcome } from '../protocol/messages'
import { limits } from '../protocol/version'
import { followScopes, forgetEverything } from './membership'
import { startAgain } from './pulling'
import type { Link, ScopeState } from './state'
import type { Turn } from './turn'

const SHORTEST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** What a console waits that spoke wrongly: trying at once would only repeat it. */
const AFTER_NONSENSE_MS = 30_000

export function connect(turn: Turn): void {
  const connection = turn.state().connection + 1
  turn.change({ ...nothingUnderWay(turn), connection, link: { kind: 'opening', hello: null } })
  turn.effect({ kind: 'hush', timer: 'connect' })
  turn.effect({ kind: 'connect', connection, epochAbove: turn.state().epochAbove })
}

/** Whatever was asked on the old connection is forgotten; its answers are of the past (R4). */
function nothingUnderWay(turn: Turn) {
  const scopes = new Map<Scope, ScopeState>()
  for (const [scope, state] of turn.state().scopes) scopes.set(scope, { ...state, outstanding: null })
  return { scopes, inFlight: [], pushedTo: 0, isPushHeld: false, isPullHeld: false, heartbeat: null }
}

export function sayHello(turn: Turn, epoch: number): void {
  const { clientId, scopes, chapter, newestSent, without } = turn.state()
  const cursors: Record<Scope, Hello['cursors'][Scope]> = {}
  for (const [scope, { cursor, floor }] of scopes) cursors[scope] = { cursor, floor }
  const left = without.length > 0 ? { without } : {}
  const sent = newestSent ? { newestSent } : {}
  const hello = turn.ask({ name: 'hello', message: { clientId, epoch, cursors, chapter, ...sent, ...left } })
  turn.change({ epoch, link: { kind: 'opening', hello } })
}

/** The server lets us in: the full list of scopes, where each of them stands, and the last number it decided on. */
export function takeWelcome(turn: Turn, welcome: Welcome): void {
  const { serverId } = turn.state()
  const isOther = serverId !== null && serverId !== welcome.serverId
  const isSetBack = !isOther && (!welcome.isContinued || isBehindUs(turn, welcome))
  if (isOther || isSetBack) {
    forgetEverything(turn)
    turn.effect({
      kind: 'report',
      sentence: 'The server holds another or an older truth: loading everything again.',
    })
  }
  const { lastN: decidedTo, chapter, account } = welcome
  if (chapter !== turn.state().chapter) loadAgainWhatIsInPieces(turn)
  forgetLostVerdicts(turn, welcome)
  turn.change({ serverId: welcome.serverId, chapter, newestSent: null, decidedTo, link: { kind: 'live' } })
  turn.effect({ kind: 'account', account })
  followScopes(turn, welcome.scopes, welcome.heads)
  if (isSetBack || turn.state().isSetBack) sendAllAgain(turn)
  else if (hasLostVerdicts(turn, decidedTo)) turn.change({ isForked: true })
  turn.wake('heartbeat', limits.heartbeatMs)
}

/**
 * The parts that came of a scope were read from a later moment than their cursor tells, and a row that another scope took
 * left at one. Whether this opening of the store still has that moment nobody knows.
 */
function loadAgainWhatIsInPieces(turn: Turn): void {
  for (const [scope, state] of turn.state().scopes) {
    if (!state.isWhole || state.ahead > state.cursor) startAgain(turn, scope, state)
  }
}

/**
 * A server that was set back may have forgotten any of our commands, and a copy of this profile may have used their
 * numbers since. So all that was sent goes out again under numbers of its own; what the server still knows it answers
 * by its content and does not carry out twice. That this is still to be done outlives connections and the cache (SYN346).
 */
function sendAllAgain(turn: Turn): void {
  const { numberedTo, isSetBack } = turn.state()
  if (numberedTo === 0) return
  if (!isSetBack) turn.effect({ kind: 'set-back' })
  turn.change({ isForked: true, isSetBack: true, decidedTo: 0 })
}

/**
 * An answer above the server's last number was given by a server that was set back since, however little of its history
 * our cursors had come to. One of another chapter may be of such a server too, although the number was reached again: by
 * other work of a copy of this profile. Such a command waits for a verdict again and is pushed again.
 */
function forgetLostVerdicts(turn: Turn, { chapter, lastN }: Welcome): void {
  const { applied, chapter: known } = turn.state()
  const held = [...applied].filter(([n]) => chapter === known && n <= lastN)
  if (held.length < applied.size) turn.change({ applied: new Map(held) })
}

/**
 * Whether a number above the server's last one has left the outbox: then it had its answer, from a server that was set
 * back since. What that had carried out is no more, and is sent again with new numbers. Commands do not always leave in
 * their order: one may wait for its row longer than the next.
 */
function hasLostVerdicts(turn: Turn, decidedTo: number): boolean {
  const { outbox, numberedTo } = turn.state()
  return outbox.filter(({ n }) => n > decidedTo).length < numberedTo - decidedTo
}

/** A server that was restored from a copy knows less than it once told us. */
function isBehindUs(turn: Turn, welcome: Welcome): boolean {
  for (const [scope, state] of turn.state().scopes) {
    const theirs = welcome.heads[scope]
    if (theirs && theirs.head < state.cursor) return true
  }
  return false
}

/** Ends the connection; nothing asked on it will be answered. */
export function stop(turn: Turn, link: Link): void {
  turn.change({ ...nothingUnderWay(turn), connection: turn.state().connection + 1, link })
  turn.effect({ kind: 'hush', timer: 'heartbeat' })
  turn.effect({ kind: 'hush', timer: 'push' })
  turn.effect({ kind: 'hush', timer: 'pull' })
  turn.effect({ kind: 'disconnect' })
}

/** Full jitter: anywhere between half a second and a bound that doubles up to 30 s, so that no herd forms. */
export function tryLater(turn: Turn, atLeastMs = 0): void {
  const { attempt } = turn.state()
  const bound = Math.min(LONGEST_WAIT_MS, 2 * SHORTEST_WAIT_MS * 2 ** Math.min(attempt, 10))
  stop(turn, { kind: 'waiting' })
  turn.change({ attempt: attempt + 1 })
  turn.wake('connect', atLeastMs + SHORTEST_WAIT_MS, atLeastMs + bound)
}

/** Epochs are raised on this disk before they are used: a higher one than ours was used by a copy of this profile. */
function takeFence(turn: Turn, theirs: number): void {
  const { epoch, epochAbove, isCopied } = turn.state()
  turn.change({ epochAbove: Math.max(epochAbove, theirs), isCopied: isCopied || theirs > epoch })
}

/** The server will not talk now. What it says decides what is done; the outbox is kept in every case. */
export function takeFarewell(turn: Turn, farewell: Farewell): void {
  switch (farewell.kind) {
    case 'reauth':
      stop(turn, { kind: 'stopped', why: 'signed-out' })
      return
    case 'upgrade':
      stop(turn, { kind: 'stopped', why: 'too-old' })
      return
    case 'fenced':
      takeFence(turn, farewell.epoch)
      tryLater(turn)
      return
    case 'busy':
      tryLater(turn, farewell.retryAfterMs)
      return
    case 'invalid':
      turn.effect({ kind: 'report', sentence: `The server could not read a message. ${farewell.detail}` })
      tryLater(turn, AFTER_NONSENSE_MS)
      return
    default:
      assertNever(farewell)
  }
}
