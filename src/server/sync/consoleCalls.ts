import type * as z from 'zod/mini'
import { canSeeScope } from '#shared/domain/permissions'
import {
  type Farewell,
  type HeartbeatAnswer,
  heartbeatSchema,
  helloSchema,
  type Pull,
  type PullAnswer,
  pullSchema,
  pushSchema,
} from '#shared/protocol/messages'
import { mayAsk } from './budget'
import type { SyncPorts } from './createSyncServer'
import { hello } from './hello'
import { push } from './push'
import { leaveSeat, refreshScopes } from './seating'
import type { ConsoleServer, ConsoleSocket, Seat } from './server'

/** How long a console waits before it asks again after a failure of ours. */
const RETRY_AFTER_MS = 1_000

/** Answers the four things that a console asks. */
export function answerCalls(ports: SyncPorts, io: ConsoleServer, socket: ConsoleSocket): void {
  socket.on(
    'hello',
    answering(ports, socket, helloSchema, (message) => hello(ports, io, socket, message)),
  )
  socket.on(
    'pull',
    answering(ports, socket, pullSchema, async (message) =>
      withSeat(ports, socket, (seat) => pull(ports, seat, message)),
    ),
  )
  socket.on(
    'push',
    answering(ports, socket, pushSchema, async (message) =>
      withSeat(ports, socket, (seat) => push(ports, seat, message)),
    ),
  )
  socket.on(
    'heartbeat',
    answering(ports, socket, heartbeatSchema, async () =>
      withSeat(ports, socket, (seat) => heartbeat(ports, seat)),
    ),
  )
}

/** Parses what came, answers what is asked, and turns a failure of ours into "ask again". */
function answering<Message, Answer>(
  { log }: SyncPorts,
  socket: ConsoleSocket,
  schema: z.ZodMiniType<Message>,
  answerTo: (message: Message) => Promise<Answer | Farewell>,
): (message: unknown, answer: unknown) => void {
  const replyTo = async (message: Message): Promise<Answer | Farewell> => {
    socket.data.unanswered++
    try {
      return await answerTo(message)
    } catch (error) {
      log.error({ err: error }, 'message not answered')
      return { kind: 'busy', retryAfterMs: RETRY_AFTER_MS }
    } finally {
      socket.data.unanswered--
    }
  }
  return (raw, answer) => {
    if (typeof answer !== 'function' || !mayAsk(socket)) {
      socket.disconnect(true)
      return
    }
    const parsed = schema.safeParse(raw)
    if (!parsed.success) {
      answer({ kind: 'invalid', detail: 'The message is not of the form that the protocol gives it.' })
      return
    }
    void replyTo(parsed.data).then((reply) => answer(reply))
  }
}

/** Everything after hello is allowed by the account as it is now, not as it was at the hello. */
async function withSeat<Answer>(
  { authority, store }: SyncPorts,
  socket: ConsoleSocket,
  answerTo: (seat: Seat) => Promise<Answer>,
): Promise<Answer | Farewell> {
  const { seat } = socket.data
  if (!seat) return { kind: 'invalid', detail: 'The first message must be hello.' }
  const account = await authority.accountOf(seat.token)
  if (!account) {
    await leaveSeat(socket)
    return { kind: 'reauth' }
  }
  seat.account = account
  await refreshScopes(store, socket)
  return answerTo(seat)
}

async function pull({ store, meters }: SyncPorts, seat: Seat, message: Pull): Promise<PullAnswer> {
  if (!canSeeScope(seat.account, message.scope)) {
    return { kind: 'invalid', detail: 'This scope is not among those of the account.' }
  }
  const part = await store.pull(message)
  meters.pulled(part.rows.length)
  return part
}

async function heartbeat({ store, clock }: SyncPorts, seat: Seat): Promise<HeartbeatAnswer> {
  const t1 = clock.now()
  const heads = await store.heads(seat.scopes)
  return { kind: 'beat', t1, t2: clock.now(), heads }
}
