import { once } from 'node:events'
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import type { Socket } from 'node:net'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { Attachments } from './attachments/createAttachments'
import { createAuthority } from './auth/createAuthority'
import type { Commit, Store } from './db/store'
import { createAddressOf, createIsAskedFromHere } from './http/askedFrom'
import { createConsoleFiles } from './http/consoleFiles'
import { createRequestListener } from './http/createRequestListener'
import { createRoutes } from './http/routes'
import type { Logger } from './log'
import type { MailImages } from './mailImages/createMailImages'
import { createMeters } from './meters'
import { createOrigins } from './origins'
import type { Randomness, ServerClock } from './ports'
import { createSyncServer } from './sync/createSyncServer'
import { openWallboards } from './wallboards/openWallboards'
import { createWriting } from './writing'

export interface ServerPorts {
  readonly store: Store
  readonly attachments: Attachments
  readonly mailImages: MailImages
  readonly clock: ServerClock
  readonly randomness: Randomness
  /** Where the built console lies. */
  readonly filesDirectory: string
  readonly log: Logger
  readonly config: {
    /** 0 takes a free one. */
    readonly port: number
    readonly intakeKey: string
    readonly accountsKey: string
    readonly allowedOrigins: readonly string[]
    /** See createAddressOf. */
    readonly addressHeader: string | null
  }
}

export interface Server {
  /** "http://127.0.0.1:4180" */
  readonly url: string
  /**
   * Runs work that commits, alone among all writers, and tells the consoles. Everything that writes tickets while
   * the server runs goes through here.
   */
  readonly commitAndSend: <Done>(work: () => Promise<Done>, commitOf: (done: Done) => Commit) => Promise<Done>
  /** Sends the consoles away and stops listening; the store is left open for its owner. */
  readonly close: () => Promise<void>
}

export interface ServerRefusal {
  readonly kind: 'port-taken' | 'port-forbidden'
  readonly port: number
}

export const serverRefusalSentence = ({ kind, port }: ServerRefusal): string =>
  kind === 'port-taken'
    ? `Port ${port} is in use; stop the program that has it, or choose another with --port.`
    : `Port ${port} may not be used by this user; choose one above 1023 with --port.`

/**
 * Whoever sends the head of a request drop by drop is cut off; looked for as often as the last says. A file over a slow
 * line takes its time; whoever reads a body cuts off who keeps it waiting (readJson, attachmentRoutes).
 */
const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 900_000,
  connectionsCheckingInterval: 5_000,
} as const
const LAST_WORDS_MS = 500

/** Starts listening on this computer only. */
export async function createServer(ports: ServerPorts): Promise<Result<Server, ServerRefusal>> {
  const { store, clock, log, config } = ports
  const authority = createAuthority(ports)
  const files = createConsoleFiles(ports.filesDirectory)
  const http = createHttpServer(PATIENCE)
  const stopListening = stopperOf(http)
  const listening = await listen(http, config.port)
  if (!listening.ok) return listening
  const port = listening.value
  // From here on nothing is awaited: a request that came in already is answered by what is attached below.
  const meters = createMeters()
  const origins = createOrigins(port, config.allowedOrigins)
  const { commitAndSend, empty } = createWriting(store, (commit) => {
    walls.heed(commit)
    sync.send(commit)
  })
  const dismiss = (token: string) => sync.dismiss(token)
  const sessions = { refresh: () => sync.refresh(), dismiss }
  const walls = openWallboards({ ...ports, ...sessions })
  const routes = createRoutes({
    ...ports,
    ...sessions,
    ...walls,
    ...config,
    authority,
    meters,
    addressOf: createAddressOf(config.addressHeader),
    isAskedFromHere: createIsAskedFromHere(config.addressHeader),
    commitAndSend,
  })
  // Before the sockets: socket.io takes its own requests away from the listeners that it finds.
  http.on('request', createRequestListener({ routes, files, origins, log, meters }))
  const sync = createSyncServer({ store, authority, clock, log, meters, commitAndSend }, origins, http)
  log.info({ port }, 'listening')
  return accepted({
    url: `http://127.0.0.1:${port}`,
    commitAndSend,
    close: async () => {
      walls.wallboards.close()
      await sync.close()
      await stopListening()
      await empty()
      meters.close()
      log.info('stopped')
    },
  })
}

async function listen(http: HttpServer, port: number): Promise<Result<number, ServerRefusal>> {
  http.listen(port, '127.0.0.1')
  try {
    await once(http, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EADDRINUSE') return refused({ kind: 'port-taken', port })
    if (code === 'EACCES') return refused({ kind: 'port-forbidden', port })
    throw error
  }
  const address = http.address()
  return accepted(typeof address === 'object' && address ? address.port : port)
}

/** Ends listening; what a connection does not finish within a moment is cut off, upgraded ones included. */
function stopperOf(http: HttpServer): () => Promise<void> {
  const connections = new Set<Socket>()
  http.on('connection', (connection) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  return async () => {
    const closed = once(http, 'close')
    http.close()
    http.closeIdleConnections()
    const cutOff = setTimeout(() => {
      for (const connection of connections) connection.destroy()
    }, LAST_WORDS_MS)
    await closed
    clearTimeout(cutOff)
  }
}
