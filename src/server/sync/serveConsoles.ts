import type { Commit } from '../db/store'
import { createAdmission } from './admission'
import { openBudget } from './budget'
import { answerCalls } from './consoleCalls'
import type { SyncPorts, SyncServer } from './createSyncServer'
import { createDeskReckoner } from './deskReckoner'
import { fanOut } from './fanOut'
import { createPresenceRoom } from './presence'
import { createPushGroup } from './pushGroup'
import { awaitHello, dismiss, lookAtSessions } from './seating'
import type { ConsoleServer } from './server'
import { createSharedParts } from './sharedParts'

const SESSIONS_EVERY_MS = 60_000
/** How long the first console stays away from a server that stops, and how much longer each next one. */
const AWAY_FOR_MS = 1_000
const BETWEEN_RETURNS_MS = 5

/** Answers and tells whoever connects to these sockets. */
export function serveConsoles(ports: SyncPorts, io: ConsoleServer): SyncServer {
  const { log, meters } = ports
  const loads = createAdmission()
  const parts = createSharedParts()
  const group = createPushGroup(ports)
  const reckoner = createDeskReckoner({ ...ports, later: (work) => setTimeout(work, 0) })
  const presence = createPresenceRoom({ ...ports, after })
  reckoner.open()
  io.on('connection', (socket) => {
    awaitHello(socket)
    reckoner.open()
    openBudget(socket)
    answerCalls({ ...ports, loads, parts, group, reckoner, presence }, io, socket)
    meters.consolesAre(io.of('/').sockets.size)
    socket.on('disconnect', () => {
      meters.consolesAre(io.of('/').sockets.size)
      presence.leave(socket.id)
    })
  })
  const sessions = setInterval(() => {
    lookAtSessions(ports, io).catch((error: unknown) => log.error({ err: error }, 'sessions not looked at'))
  }, SESSIONS_EVERY_MS)
  return {
    send: (commit) => {
      if (commit.length === 0) return
      meters.committed()
      reckoner.heed(commit)
      parts.heed(commit)
      fanOut(io, meters, commit, reckoner.known())
      // A queue that is new to the server may be one that somebody connected now may see.
      if (!namesQueue(commit)) return
      lookAtSessions(ports, io).catch((error: unknown) => log.error({ err: error }, 'scopes not told'))
    },
    refresh: () => lookAtSessions(ports, io),
    dismiss: (token) => dismiss(io, token),
    close: async () => {
      clearInterval(sessions)
      presence.close()
      sendAway(io)
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Each with a later hour to come back, so that they do not all stand at the door of the next start. */
function sendAway(io: ConsoleServer): void {
  let retryAfterMs = AWAY_FOR_MS
  for (const socket of io.of('/').sockets.values()) {
    socket.emit('farewell', { kind: 'busy', retryAfterMs })
    retryAfterMs += BETWEEN_RETURNS_MS
  }
}

const namesQueue = (commit: Commit): boolean =>
  commit.some(({ rows }) => rows.some((row) => row.live && row.entity.kind === 'queue'))
