import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { Authority } from '../auth/createAuthority'
import type { Commit, SyncStore } from '../db/store'
import type { Logger } from '../log'
import type { Meters } from '../meters'
import type { Origins } from '../origins'
import type { ServerClock } from '../ports'
import { openBudget } from './budget'
import { answerCalls } from './consoleCalls'
import { fanOut } from './fanOut'
import { awaitHello, dismiss, dismissEnded, HELLO_WITHIN_MS, refreshScopes } from './seating'
import type { ConsoleServer } from './server'

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
const SESSIONS_EVERY_MS = 60_000
const BUSY_FOR_MS = 1_000

/** The server's half of sync.md 2.3 on a listening HTTP server: websocket only, nothing recovered by socket.io. */
export function createSyncServer(ports: SyncPorts, http: HttpServer): SyncServer {
  const { store, authority, log, meters, origins } = ports
  const io: ConsoleServer = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    connectTimeout: HELLO_WITHIN_MS,
    maxHttpBufferSize: LONGEST_MESSAGE_BYTES,
    allowRequest: ({ headers }, decide) =>
      decide(null, origins.allows(headers.origin) && origins.isOwnHost(headers.host)),
  })
  io.on('connection', (socket) => {
    awaitHello(socket)
    openBudget(socket)
    answerCalls(ports, io, socket)
    meters.consolesAre(io.of('/').sockets.size)
    socket.on('disconnect', () => meters.consolesAre(io.of('/').sockets.size))
  })
  const sessions = setInterval(() => {
    dismissEnded(authority, io).catch((error: unknown) => log.error({ err: error }, 'sessions not looked at'))
  }, SESSIONS_EVERY_MS)
  return {
    send: (commit) => {
      if (commit.length === 0) return
      meters.committed()
      fanOut(io, meters, commit)
      if (namesQueue(commit)) void refreshEverybody(store, io, log)
    },
    dismiss: (token) => dismiss(io, token),
    close: async () => {
      clearInterval(sessions)
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
