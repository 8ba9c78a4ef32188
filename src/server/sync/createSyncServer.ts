import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { Authority } from '../auth/createAuthority'
import type { Commit, Store, SyncStore } from '../db/store'
import type { Logger } from '../log'
import type { Meters } from '../meters'
import type { Origins } from '../origins'
import type { ServerClock } from '../ports'
import { HELLO_WITHIN_MS } from './seating'
import { serveConsoles } from './serveConsoles'
import type { ConsoleServer } from './server'

export interface SyncPorts {
  readonly store: SyncStore & Pick<Store, 'onDisk'>
  readonly authority: Authority
  readonly clock: ServerClock
  readonly log: Logger
  readonly meters: Meters
  /** Runs the work alone among all writers and sends its commit before the next begins, so order is kept. */
  readonly commitAndSend: <Done>(work: () => Promise<Done>, commitOf: (done: Done) => Commit) => Promise<Done>
}

export interface SyncServer {
  /** Tells the consoles of each scope. To be called right after the commit, in the order of commits. */
  readonly send: (commit: Commit) => void
  /**
   * Looks at every account anew, after one was changed. To be awaited before anything else is sent: then nobody hears
   * what they may no longer see.
   */
  readonly refresh: () => Promise<void>
  /** Ends the connections of a token that was signed out. */
  readonly dismiss: (token: string) => void
  readonly close: () => Promise<void>
}

const LONGEST_MESSAGE_BYTES = 1024 * 1024

/** The server's half of sync.md 2.3 on a listening HTTP server: websocket only, nothing recovered by socket.io. */
export function createSyncServer(ports: SyncPorts, origins: Origins, http: HttpServer): SyncServer {
  const io: ConsoleServer = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    connectTimeout: HELLO_WITHIN_MS,
    maxHttpBufferSize: LONGEST_MESSAGE_BYTES,
    allowRequest: ({ headers }, decide) =>
      decide(null, origins.allows(headers.origin) && origins.isOwnHost(headers.host)),
  })
  return serveConsoles(ports, io)
}
