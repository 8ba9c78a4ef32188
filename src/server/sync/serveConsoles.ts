import type { Commit, SyncStore } from '../db/store'
import type { Logger } from '../log'
import { openBudget } from './budget'
import { answerCalls } from './consoleCalls'
import type { SyncPorts, SyncServer } from './createSyncServer'
import { fanOut } from './fanOut'
import { awaitHello, dismiss, dismissEnded, refreshScopes } from './seating'
import type { ConsoleServer } from './server'

const SESSIONS_EVERY_MS = 60_000
const BUSY_FOR_MS = 1_000

/** Answers and tells whoever connects to these sockets. */
export function serveConsoles(ports: SyncPorts, io: ConsoleServer): SyncServer {
  const { store, authority, log, meters } = ports
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
