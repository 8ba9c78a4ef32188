import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type * as z from 'zod/mini'
import { canSeeScope } from '#shared/domain/permissions'
import {
  type Farewell,
  type Heartbeat,
  type HeartbeatAnswer,
  heartbeatSchema,
  helloSchema,
  type Pull,
  type PullAnswer,
  pullSchema,
  pushSchema,
} from '#shared/protocol/messages'
import type { Authority } from '../auth/createAuthority'
import type { Commit, SyncStore } from '../db/store'
import type { Logger } from '../log'
import type { Meters } from '../meters'
import type { Origins } from '../origins'
import type { ServerClock } from '../ports'
import { countWaitingBytes, isGivenUp } from './budget'
import { fanOut } from './fanOut'
import { hello } from './hello'
import { push } from './push'
import { dismiss, refreshScopes } from './seating'
import type { ConsoleServer, ConsoleSocket, Seat } from './server'

export interface SyncPorts {
  readonly store: SyncStore
  readonly authority: Authority
  readonly clock: ServerClock
  readonly log: Logger
  readonly meters: Meters
  readonly origins: Origins
  /** Runs the work alone among all writers and sends its commit before the next begins, so order is kept. */
  readonly commitAndSend: <Done>(work: () => Promise<Done>, commitOf: (done: Done) => Commit) => Promise<Done>
}

export interface SyncServer {
  /** Tells the consoles of each scope. To be called right after the commit, in the order of commits. */
  readonly send: (commit: Commit) => void
  /** Ends the connections of a token that was signed out. */
  readonly dismiss: (token: string) => void
  readonly close: () => Promise<void>
}

const LONGEST_MESSAGE_BYTES = 1024 * 1024
const HELLO_WITHIN_MS = 10_000
const BUSY_FOR_MS = 1_000

/** The server's half of sync.md 2.3 on a listening HTTP server: websocket only, nothing recovered by socket.io. */
export function createSyncServer(ports: SyncPorts, http: HttpServer): SyncServer {
  const { store, meters, origins } = ports
  const io: ConsoleServer = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: LONGEST_MESSAGE_BYTES,
    allowRequest: ({ headers }, decide) =>
      decide(null, origins.allows(headers.origin) && origins.isOwnHost(headers.host)),
  })
  io.on('connection', (socket) => {
    seatConsole(ports, io, socket)
    meters.consolesAre(io.of('/').sockets.size)
    socket.on('disconnect', () => meters.consolesAre(io.of('/').sockets.size))
  })
  return {
    send: (commit) => {
      if (commit.length === 0) return
      meters.committed()
      fanOut(io, meters, commit)
      if (namesQueue(commit)) void refreshEverybody(store, io, ports.log)
    },
    dismiss: (token) => dismiss(io, token),
    close: async () => {
      io.emit('farewell', { kind: 'busy', retryAfterMs: BUSY_FOR_MS })
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}

/** A queue that is new to the server may be one that somebody connected now may see. */
const namesQueue = (commit: Commit): boolean =>
  commit.some(({ rows }) => rows.some((row) => row.live && row.entity.kind === 'queue'))

async function refreshEverybody(store: SyncStore, io: ConsoleServer, log: Logger): Promise<void> {
  for (const socket of io.of('/').sockets.values()) {
    await refreshScopes(store, socket).catch((error: unknown) => log.error({ err: error }, 'scopes not told'))
  }
}

function seatConsole(ports: SyncPorts, io: ConsoleServer, socket: ConsoleSocket): void {
  socket.data.seat = null
  countWaitingBytes(socket)
  const deadline = setTimeout(() => socket.data.seat ?? socket.disconnect(true), HELLO_WITHIN_MS)
  socket.on('disconnect', () => clearTimeout(deadline))

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
    answering(ports, socket, heartbeatSchema, async (message) =>
      withSeat(ports, socket, (seat) => heartbeat(ports, seat, message)),
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
  return (raw, answer) => {
    if (typeof answer !== 'function' || isGivenUp(socket)) {
      socket.disconnect(true)
      return
    }
    const parsed = schema.safeParse(raw)
    if (!parsed.success) {
      answer({ kind: 'invalid', detail: 'The message is not of the form that the protocol gives it.' })
      return
    }
    answerTo(parsed.data).then(
      (reply) => answer(reply),
      (error: unknown) => {
        log.error({ err: error }, 'message not answered')
        answer({ kind: 'busy', retryAfterMs: BUSY_FOR_MS })
      },
    )
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
    socket.data.seat = null
    for (const scope of seat.scopes) await socket.leave(scope)
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

async function heartbeat(
  { store, clock }: SyncPorts,
  seat: Seat,
  _message: Heartbeat,
): Promise<HeartbeatAnswer> {
  const t1 = clock.now()
  const heads = await store.heads(seat.scopes)
  return { kind: 'beat', t1, t2: clock.now(), heads }
}
