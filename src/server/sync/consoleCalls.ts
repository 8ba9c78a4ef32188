import * as z from 'zod/mini'
import { fromOutside } from '#shared/domain/fromOutside'
import { canSeeScope } from '#shared/domain/permissions'
import { accepted } from '#shared/domain/result'
import type { Scope } from '#shared/domain/scope'
import { fitsOf } from '#shared/protocol/fits'
import {
  type Farewell,
  type HeartbeatAnswer,
  heartbeatSchema,
  lookingSchema,
  type Part,
  type Pull,
  type PullAnswer,
  pullSchema,
  pushSchema,
} from '#shared/protocol/messages'
import { toOlderPullAnswer } from '#shared/protocol/older'
import type { PackedPart } from '#shared/protocol/packedPart'
import { PROTOCOL } from '#shared/protocol/version'
import { reckoningOf } from '../db/reckoningOf'
import type { Reckoner } from '../db/store'
import type { Admission } from './admission'
import { mayAsk } from './budget'
import type { SyncPorts } from './createSyncServer'
import type { DeskReckoner } from './deskReckoner'
import { hello } from './hello'
import { look } from './look'
import type { PresenceRoom } from './presence'
import { push } from './push'
import type { PushGroup } from './pushGroup'
import { leaveSeat, refreshSeat } from './seating'
import type { ConsoleServer, ConsoleSocket, Seat } from './server'
import type { SharedParts } from './sharedParts'
import { headsFor, partWithoutMessages, seesMessages } from './sight'

/** How long a console waits before it asks again after a failure of ours. */
const RETRY_AFTER_MS = 1_000

/** How long a console stays away with a load that finds no room. */
const WAIT_MS = 2_000

export interface CallPorts extends SyncPorts {
  readonly loads: Admission
  readonly parts: SharedParts
  readonly group: PushGroup
  readonly reckoner: DeskReckoner
  readonly presence: PresenceRoom
}

/** Answers the five things that a console asks. */
export function answerCalls(ports: CallPorts, io: ConsoleServer, socket: ConsoleSocket): void {
  socket.on(
    'hello',
    // Which form it must have depends on the protocol it names.
    answering(ports, socket, z.unknown(), (message, send) => hello(ports, io, socket, message, send)),
  )
  socket.on(
    'pull',
    answering(ports, socket, pullSchema, async (message, send) =>
      send(await withSeat(ports, socket, (seat) => pull(ports, seat, message))),
    ),
  )
  socket.on(
    'push',
    answering(ports, socket, pushSchema, async (message, send) =>
      send(await withSeat(ports, socket, (seat) => push(ports, seat, message))),
    ),
  )
  socket.on(
    'heartbeat',
    answering(ports, socket, heartbeatSchema, async (_beat, send) =>
      send(await withSeat(ports, socket, (seat) => heartbeat(ports, seat))),
    ),
  )
  socket.on(
    'looking',
    answering(ports, socket, lookingSchema, async (message, send) =>
      send(await withSeat(ports, socket, (seat) => look(ports, io, socket, seat, message))),
    ),
  )
  refuseUnknown(socket)
}

/** An event that is none of the protocol's is refused like any other message, so that nobody waits for an answer. */
function refuseUnknown(socket: ConsoleSocket): void {
  const known = new Set<unknown>(socket.eventNames())
  socket.onAny((event: unknown, ...said: readonly unknown[]) => {
    if (known.has(event)) return
    const answer = said.at(-1)
    if (typeof answer !== 'function' || !mayAsk(socket)) {
      socket.disconnect(true)
      return
    }
    answer({ kind: 'invalid', detail: 'There is no such message in the protocol.' } satisfies Farewell)
  })
}

/**
 * Parses what came, has it answered by `send`, and turns a failure of ours into "ask again". An answer is sent by whoever
 * makes it, so that nothing can be told between the two.
 */
function answering<Message>(
  { log }: SyncPorts,
  socket: ConsoleSocket,
  schema: z.ZodMiniType<Message>,
  answerTo: (message: Message, send: (answer: unknown) => void) => Promise<void>,
): (message: unknown, answer: unknown) => void {
  const replyTo = async (message: Message, send: (answer: unknown) => void): Promise<void> => {
    socket.data.unanswered++
    try {
      await answerTo(message, send)
    } catch (error) {
      log.error({ err: error }, 'message not answered')
      send({ kind: 'busy', retryAfterMs: RETRY_AFTER_MS })
    } finally {
      socket.data.unanswered--
    }
  }
  const fits = fitsOf(schema)
  return (raw, answer) => {
    if (typeof answer !== 'function' || !mayAsk(socket)) {
      socket.disconnect(true)
      return
    }
    const parsed = fits(raw) ? accepted(raw) : fromOutside(schema, raw)
    if (!parsed.ok) {
      answer({ kind: 'invalid', detail: 'The message is not of the form that the protocol gives it.' })
      return
    }
    void replyTo(parsed.value, (reply) => answer(reply))
  }
}

/** Everything after hello is allowed by the account as it is now, not as it was at the hello. */
async function withSeat<Answer>(
  ports: SyncPorts,
  socket: ConsoleSocket,
  answerTo: (seat: Seat) => Promise<Answer>,
): Promise<Answer | Farewell> {
  const { seat } = socket.data
  if (!seat) return { kind: 'invalid', detail: 'The first message must be hello.' }
  if (!(await refreshSeat(ports, socket, seat))) {
    await leaveSeat(socket)
    return { kind: 'reauth' }
  }
  return answerTo(seat)
}

async function pull(ports: CallPorts, seat: Seat, message: Pull): Promise<PullAnswer | PackedPart> {
  const answer = canSeeScope(seat.account, message.scope) ? await load(ports, seat, message) : null
  // The account may have changed while the rows were read.
  const allowed = canSeeScope(seat.account, message.scope) && answer ? answer : unseen(seat, message)
  const seen = seesMessages(seat.account) ? allowed : asSeenByDisplay(allowed)
  return seat.protocol === PROTOCOL || seen.kind === 'packed' ? seen : toOlderPullAnswer(seen)
}

const asSeenByDisplay = (answer: PullAnswer | PackedPart): PullAnswer | PackedPart =>
  answer.kind === 'part' || answer.kind === 'packed' ? partWithoutMessages(answer) : answer

/** Who asks for what was withdrawn a moment ago has done nothing wrong, and has the word about it on the way. */
const unseen = ({ withdrawn }: Seat, { scope }: Pull): PullAnswer =>
  withdrawn.has(scope) ? wait : { kind: 'invalid', detail: 'This scope is not among those of the account.' }

async function load(ports: CallPorts, seat: Seat, message: Pull): Promise<PullAnswer | PackedPart> {
  const reckoner = await ports.reckoner.present()
  const { loads, parts } = ports
  if (!isFirstLoad(message)) return part(ports, message, reckoner)
  if (message.form !== 'packed') {
    return (await loads.enter(seat.client, () => part(ports, message, reckoner))) ?? wait
  }
  const make = () => loads.enter(seat.client, () => packed(ports, message, reckoner))
  const shared = await parts.of(message, reckoner, make)
  if (shared) countRows(ports, shared)
  return shared ?? wait
}

const wait: PullAnswer = { kind: 'wait', retryAfterMs: WAIT_MS }

/** A catch-up is small and goes on in any case. */
const isFirstLoad = ({ cursor, floor }: Pull): boolean => cursor === 0 || cursor < floor

async function part(ports: CallPorts, message: Pull, reckoner: Reckoner | null): Promise<Part | PackedPart> {
  const answer =
    message.form === 'packed' ? await packed(ports, message, reckoner) : await ports.store.pull(message)
  countRows(ports, answer)
  return reckoner && answer.kind === 'part'
    ? { ...answer, reckoning: reckoningOf(answer.rows, reckoner) }
    : answer
}

const packed = ({ store }: CallPorts, message: Pull, reckoner: Reckoner | null): Promise<PackedPart> =>
  store.pullPacked(message, reckoner)

function countRows({ meters }: CallPorts, answer: Part | PackedPart): void {
  const pages = answer.kind === 'packed' ? answer.pages : []
  meters.pulled(pages.reduce((sum, { count }) => sum + count, answer.rows.length))
}

async function heartbeat({ store, clock }: SyncPorts, seat: Seat): Promise<HeartbeatAnswer> {
  const t1 = clock.now()
  const known = await headsFor(store, seat.account, seat.scopes)
  const heads = Object.fromEntries(
    Object.entries(known).filter(([scope]) => canSeeScope(seat.account, scope as Scope)),
  )
  return { kind: 'beat', t1, t2: clock.now(), heads }
}
