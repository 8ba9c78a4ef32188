import { secondTicketOf } from '../commands/pair'
import type { Scope } from '../domain/scope'
import type { Ack, Intent, Live } from '../protocol/messages'
import type { Seq } from '../protocol/rows'
import { limits } from '../protocol/version'
import { stop } from './connecting'
import { commandOf } from './outboxOrder'
import { rowKey } from './row'
import type { AppliedAt, ConsoleState } from './state'
import type { Turn } from './turn'

/** What a long time offline has gathered goes out together: the server decides on one batch while the next travels. */
const BATCHES_AT_ONCE = 5
/** How long to wait before asking again about commands that an answer left undecided, when it does not say. */
const UNDECIDED_MS = 1_000
const GAP_MS = 100

/** Bytes of a text in UTF-8, the unit of the push limit. */
function utf8Bytes(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800) bytes += 2
    // Each half of a surrogate pair counts two of its four bytes.
    else bytes += unit >= 0xd800 && unit <= 0xdfff ? 2 : 3
  }
  return bytes
}

function nextBatch(outbox: readonly Intent[], above: number, isDecided: (n: number) => boolean): Intent[] {
  const batch: Intent[] = []
  let bytes = 0
  for (const intent of outbox) {
    if (intent.n <= above || isDecided(intent.n)) continue
    const size = utf8Bytes(JSON.stringify(intent))
    const isFull = batch.length >= limits.commandsPerPush || bytes + size > limits.pushBytes
    if (batch.length > 0 && isFull) break
    batch.push(intent)
    bytes += size
  }
  return batch
}

/** A copied profile asks under its old name only for what is decided on already. */
function sendable(turn: Turn): readonly Intent[] {
  const { outbox, isCopied, decidedTo } = turn.state()
  return isCopied ? outbox.filter(({ n }) => n <= decidedTo) : outbox
}

/**
 * Whether one more batch may go out. One with numbers that the server has decided on already goes alone: the answer may
 * be that they were another's (S2), and what comes after must then not be carried out before it.
 */
const mayPush = ({ link, isForked, isPushHeld, inFlight, decidedTo }: ConsoleState): boolean =>
  link.kind === 'live' &&
  !isForked &&
  !isPushHeld &&
  inFlight.length < BATCHES_AT_ONCE &&
  inFlight.every(({ first }) => first > decidedTo)

/** Sends what waits, in order, with at most five batches not answered. */
export function pushWaiting(turn: Turn): void {
  for (;;) {
    if (!mayPush(turn.state())) return
    const { inFlight, applied, pushedTo, epoch } = turn.state()
    const outbox = sendable(turn)
    const intents = nextBatch(outbox, pushedTo, (n) => applied.has(n))
    const first = intents[0]
    const last = intents.at(-1)
    if (!first || !last) return
    const request = turn.ask({ name: 'push', message: { epoch, intents } })
    turn.change({
      inFlight: [...inFlight, { request, first: first.n, last: last.n }],
      pushedTo: last.n,
    })
  }
}

function leave(turn: Turn, numbers: readonly number[]): void {
  if (numbers.length === 0) return
  const { outbox, applied } = turn.state()
  const gone = new Set(numbers)
  const remaining = new Map(applied)
  for (const n of numbers) remaining.delete(n)
  turn.change({ outbox: outbox.filter(({ n }) => !gone.has(n)), applied: remaining })
}

/** No more pushing until the timer has run; then from the first undecided command on. */
function holdPush(turn: Turn, undecidedFrom: number, forMs: number): void {
  const pushedTo = Math.min(turn.state().pushedTo, undecidedFrom - 1)
  turn.change({ isPushHeld: true, pushedTo })
  turn.wake('push', forMs)
}

/**
 * Whether the server asks for commands that were decided on and are no longer here: then it is not the server that
 * decided. A gap told before what it has answered since says nothing of the kind.
 */
function isLostToServer(turn: Turn, expected: number): boolean {
  const { outbox, decidedTo } = turn.state()
  return expected > decidedTo && expected < (outbox[0]?.n ?? 1)
}

/** What the answers to a batch come to. */
interface Verdicts {
  readonly applied: Map<number, AppliedAt>
  /** Numbers that leave the outbox. */
  readonly left: number[]
}

/** Files one answer (S2). Answers the wait it asks for in milliseconds, or null when the command is decided. */
function fileAck(turn: Turn, ack: Ack, { applied, left }: Verdicts): number | null {
  const { outbox, decidedTo } = turn.state()
  const isMine = commandOf(outbox, ack.n) !== null
  const isDecided = ack.status === 'applied' || ack.status === 'rejected'
  if (isDecided) turn.change({ decidedTo: Math.max(decidedTo, ack.n) })
  switch (ack.status) {
    case 'applied':
      if (isMine && ack.seq !== null) {
        applied.set(ack.n, { seq: ack.seq, scope: ack.scope })
      } else if (isMine) {
        left.push(ack.n)
        turn.release(ack.n)
      }
      return null
    case 'rejected':
      if (isMine) {
        left.push(ack.n)
        turn.refuse(ack.n, ack.refusal)
      }
      return null
    case 'gap':
      if (isLostToServer(turn, ack.expected)) turn.change({ isForked: true })
      return GAP_MS
    case 'retry':
      return ack.retryAfterMs
    case 'forked':
      turn.change({ isForked: true })
      return null
    default:
      return ack satisfies never
  }
}

export function takeAcks(turn: Turn, request: number, acks: readonly Ack[]): void {
  const batch = turn.state().inFlight.find((sent) => sent.request === request)
  if (!batch) return
  turn.change({ inFlight: turn.state().inFlight.filter((sent) => sent !== batch) })
  const verdicts: Verdicts = { applied: new Map(turn.state().applied), left: [] }
  let waitMs: number | null = null
  for (const ack of acks) {
    const asked = fileAck(turn, ack, verdicts)
    if (asked !== null) waitMs = Math.max(waitMs ?? 0, asked)
  }
  turn.change({ applied: verdicts.applied })
  leave(turn, verdicts.left)
  const { outbox, applied, isForked } = turn.state()
  const undecided = outbox.find(({ n }) => n >= batch.first && n <= batch.last && !applied.has(n))
  if (undecided && !isForked) holdPush(turn, undecided.n, waitMs ?? UNDECIDED_MS)
}

/**
 * A live change that names a command that is on its way is its acknowledgement too, often before the real one. One that
 * is not on its way is left to its answer: a copy of this profile may have used the same number for other work.
 */
export function takeOwnMark(turn: Turn, live: Live): void {
  const { clientId, outbox, applied, decidedTo, inFlight } = turn.state()
  const by = live.by
  if (by === null || by.clientId !== clientId || applied.has(by.n)) return
  if (!inFlight.some(({ first, last }) => first <= by.n && by.n <= last)) return
  if (commandOf(outbox, by.n) === null) return
  turn.change({
    applied: new Map(applied).set(by.n, { seq: live.seq, scope: live.scope }),
    decidedTo: Math.max(decidedTo, by.n),
  })
}

/**
 * Lets go of applied commands that the cache shows: the ticket's row has come to the acknowledged seq, or it is out of
 * view and will not come (R7).
 */
export function releaseShown(turn: Turn): void {
  const { outbox, applied } = turn.state()
  const released: number[] = []
  for (const [n, { seq, scope }] of applied) {
    const intent = commandOf(outbox, n)
    if (!intent) continue
    const row = turn.stampOf(rowKey('ticket', intent.ticketId))
    const isShown = row === null ? isOutOfView(turn, scope, seq) : row.v >= seq
    if (!isShown || !isSecondShown(turn, intent, seq)) continue
    released.push(n)
    turn.release(n)
  }
  leave(turn, released)
}

/**
 * Whether a ticket without a row stays without one: its scope has passed the number or is not followed, and no other
 * scope may still bring the row as it was before, as one does that is loaded again after a server was set back.
 */
function isOutOfView(turn: Turn, scope: Scope | null, seq: Seq): boolean {
  for (const [followed, { cursor, isBehind, outstanding }] of turn.state().scopes) {
    if (cursor >= seq) continue
    if (followed === scope || isBehind || outstanding !== null) return false
  }
  return true
}

/** A command over two tickets is shown by both; one that is not kept here shows nothing. */
function isSecondShown(turn: Turn, intent: Intent, seq: Seq): boolean {
  const second = secondTicketOf(intent)
  if (second === null) return true
  const row = turn.stampOf(rowKey('ticket', second))
  return row === null ? isOutOfView(turn, null, seq) : row.v >= seq
}

function mustBecomeAnother(turn: Turn): boolean {
  const { isForked, isCopied, applied } = turn.state()
  return isForked || (isCopied && sendable(turn).every(({ n }) => applied.has(n)))
}

/**
 * Once no answer is on the way and the cache shows all that was applied, what is left in the outbox has no verdict and
 * gets new numbers under a new client id (S2). An applied command must not leave earlier: its work would vanish from
 * view until its row comes.
 */
export function renumberWhenQuiet(turn: Turn): void {
  const { inFlight, applied, link, serverId, decidedTo } = turn.state()
  if (!mustBecomeAnother(turn) || inFlight.length > 0 || applied.size > 0 || link.kind !== 'live') return
  stop(turn, { kind: 'waiting' })
  turn.effect({ kind: 'renumber', serverId, decidedTo })
}
