import { ticketsOf } from '../commands/pair'
import { assertNever } from '../domain/assertNever'
import type { Scope } from '../domain/scope'
import type { HeartbeatAnswer } from '../protocol/messages'
import { limits } from '../protocol/version'
import { withSample } from './clockOffset'
import { connect, sayHello, takeFarewell, takeWelcome, tryLater } from './connecting'
import type { Effect } from './effect'
import type { SyncEvent, TimerName } from './event'
import { followScopes, leaveOut } from './membership'
import { commandOf } from './outboxOrder'
import { askForMissing, compareRows, holdPulls, takeLag, takeLive, takePart } from './pulling'
import { pushWaiting, releaseShown, renumberWhenQuiet, takeAcks, takeOwnMark } from './pushing'
import { keyOfRow, type RowKey, type RowStamps, rowKey } from './row'
import type { ConsoleState } from './state'
import { createTurn, type Turn } from './turn'

type Answered = Extract<SyncEvent, { kind: 'answered' }>
type Beat = Extract<HeartbeatAnswer, { kind: 'beat' }>

export interface Step {
  readonly state: ConsoleState
  readonly effects: readonly Effect[]
}

/**
 * The console's half of the protocol (sync.md 2.4). `stamps` holds the confirmed rows that `stampsNeeded` named for this
 * event, missing ones left out. At most one effect is a commit; it comes last, or before a
 * renumbering.
 */
export function step(state: ConsoleState, event: SyncEvent, stamps: RowStamps): Step {
  const turn = createTurn(state, stamps)
  if (isOfThePast(state, event)) return { state, effects: [] }
  take(turn, event)
  releaseShown(turn)
  askForMissing(turn)
  pushWaiting(turn)
  renumberWhenQuiet(turn)
  return { state: turn.state(), effects: turn.effects() }
}

/** The rows whose stamps `step` needs to judge this event: those it brings, and those that commands wait for; some twice. */
export function stampsNeeded(state: ConsoleState, event: SyncEvent): readonly RowKey[] {
  const keys: RowKey[] = []
  const waitingFor = (n: number) => {
    const intent = commandOf(state.outbox, n)
    for (const id of intent ? ticketsOf(intent) : []) keys.push(rowKey('ticket', id))
  }
  for (const n of state.applied.keys()) waitingFor(n)
  if (event.kind === 'live') {
    for (const row of event.live.rows) keys.push(keyOfRow(row))
    if (event.live.by) waitingFor(event.live.by.n)
  }
  if (event.kind === 'answered' && event.answer.kind === 'part') {
    for (const row of event.answer.rows) keys.push(keyOfRow(row))
  }
  if (event.kind === 'answered' && event.answer.kind === 'acks') {
    for (const ack of event.answer.acks) waitingFor(ack.n)
  }
  return keys
}

const isOfThePast = (state: ConsoleState, event: SyncEvent): boolean =>
  'connection' in event && event.connection !== state.connection

function take(turn: Turn, event: SyncEvent): void {
  switch (event.kind) {
    case 'opened':
      return sayHello(turn, event.epoch)
    case 'closed':
      return tryLater(turn)
    case 'answered':
      return takeAnswer(turn, event)
    case 'live':
    case 'scopes':
    case 'lag':
    case 'farewell':
      return takeWord(turn, event)
    case 'woke':
      return wake(turn, event.timer)
    case 'started':
      // A window may have died between the choice and the cache.
      leaveOut(turn, turn.state().without)
      return reconnect(turn)
    case 'reconnect':
      return reconnect(turn)
    case 'chosen':
      return choose(turn, event.without)
    case 'saved':
      return takeSaved(turn, event)
    case 'renumbered':
      return takeNewNumbers(turn, event)
    case 'clock-jumped':
      turn.change({ samples: [] })
      return reconnect(turn)
    default:
      return assertNever(event)
  }
}

type Word = Extract<SyncEvent, { kind: 'live' | 'scopes' | 'lag' | 'farewell' }>

/** What the server says unasked. Before its welcome it speaks of scopes we cannot place yet. */
function takeWord(turn: Turn, event: Word): void {
  if (event.kind === 'farewell') return takeFarewell(turn, event.farewell)
  if (turn.state().link.kind !== 'live') return
  if (event.kind === 'lag') return takeLag(turn, event.lag.scope)
  if (event.kind === 'scopes') {
    turn.effect({ kind: 'account', account: event.changed.account })
    return followScopes(turn, event.changed.scopes, event.changed.heads)
  }
  takeOwnMark(turn, event.live)
  takeLive(turn, event.live)
}

function takeNewNumbers(turn: Turn, event: Extract<SyncEvent, { kind: 'renumbered' }>): void {
  const { clientId, intents } = event
  const numberedTo = intents.at(-1)?.n ?? 0
  turn.change({
    clientId,
    outbox: intents,
    numberedTo,
    applied: new Map(),
    isForked: false,
    isSetBack: false,
    isCopied: false,
    epochAbove: 0,
  })
  connect(turn)
}

/** The server is told by a new hello. Nobody chooses often, so a connection may end for it. */
function choose(turn: Turn, without: readonly Scope[]): void {
  const before = turn.state().without
  const isSame = before.length === without.length && before.every((scope) => without.includes(scope))
  if (isSame) return
  leaveOut(turn, without)
  reconnect(turn)
}

function reconnect(turn: Turn): void {
  const { link } = turn.state()
  if (link.kind === 'stopped' && link.why !== 'not-started') return
  turn.effect({ kind: 'disconnect' })
  connect(turn)
}

function takeSaved(turn: Turn, event: Extract<SyncEvent, { kind: 'saved' }>): void {
  const last = turn.state().outbox.at(-1)?.n ?? 0
  const added = event.intents.filter((intent) => intent.n > last)
  const numberedTo = Math.max(turn.state().numberedTo, added.at(-1)?.n ?? 0)
  turn.change({ outbox: [...turn.state().outbox, ...added], numberedTo })
}

function takeAnswer(turn: Turn, { request, answer, askedAt, answeredAt }: Answered): void {
  switch (answer.kind) {
    case 'welcome': {
      const { link } = turn.state()
      if (link.kind !== 'opening' || link.hello !== request) return
      sample(turn, askedAt, answer.t1, answer.t2, answeredAt)
      takeWelcome(turn, answer)
      return
    }
    case 'part':
      takePart(turn, request, answer)
      return
    case 'wait':
      holdPulls(turn, request, answer.retryAfterMs)
      return
    case 'acks':
      takeAcks(turn, request, answer.acks)
      return
    case 'beat':
      if (turn.state().heartbeat !== request) return
      sample(turn, askedAt, answer.t1, answer.t2, answeredAt)
      takeBeat(turn, answer)
      return
    default:
      takeFarewell(turn, answer)
  }
}

function sample(turn: Turn, t0: number, t1: number, t2: number, t3: number): void {
  turn.change({ samples: withSample(turn.state().samples, { t0, t1, t2, t3 }) })
}

/**
 * A connection that lived to its first beat has proved itself: the next wait begins short again. A beat names every
 * scope we may see, so that a lost message about them is made good as well.
 */
function takeBeat(turn: Turn, answer: Beat): void {
  turn.change({ heartbeat: null, attempt: 0 })
  const scopes = Object.keys(answer.heads) as Scope[]
  followScopes(turn, scopes, answer.heads)
  for (const scope of scopes) {
    const theirs = answer.heads[scope]
    if (theirs) compareRows(turn, scope, theirs)
  }
}

function wake(turn: Turn, timer: TimerName): void {
  switch (timer) {
    case 'connect':
      if (turn.state().link.kind === 'waiting') connect(turn)
      return
    case 'heartbeat':
      beat(turn)
      return
    case 'push':
      turn.change({ isPushHeld: false })
      return
    case 'pull':
      turn.change({ isPullHeld: false })
      return
    default:
      assertNever(timer)
  }
}

/** One heartbeat on the way at a time; a missing answer ends the connection by the driver's own limit. */
function beat(turn: Turn): void {
  const { link, heartbeat } = turn.state()
  if (link.kind !== 'live') return
  if (heartbeat === null) turn.change({ heartbeat: turn.ask({ name: 'heartbeat' }) })
  turn.wake('heartbeat', limits.heartbeatMs)
}
