import type { Server as HttpServer } from 'node:http'
import type { HarnessPatch, HarnessTicket } from './ours/harnessTicket'

export interface PatchOf {
  readonly id: string
  readonly patch: HarnessPatch
}

/** A sync system's server on an HTTP server that listens already, and whose bytes are counted. */
export interface ServerAdapter {
  readonly createServer: (ports: {
    readonly http: HttpServer
    readonly port: number
    readonly dir: string
  }) => Promise<{
    readonly url: string
    readonly seed: (tickets: readonly HarnessTicket[]) => Promise<void>
    readonly mutate: (patches: readonly PatchOf[]) => Promise<void>
    readonly all: () => Promise<readonly HarnessTicket[]>
    readonly close: () => Promise<void>
  }>
}

/** Its console in a browser page. Every promise settles when the local effect is committed. */
export interface ConsoleAdapter {
  readonly open: (options: { readonly url: string }) => Promise<OpenConsole>
}
export interface OpenConsole {
  readonly connect: () => Promise<void>
  readonly waitSynced: () => Promise<void>
  /** Settles when so many tickets can be shown. */
  readonly waitShown: (tickets: number) => Promise<void>
  readonly disconnect: () => Promise<void>
  readonly edit: (patches: readonly PatchOf[]) => Promise<void>
  readonly waitPushed: () => Promise<void>
  readonly digest: () => Promise<string>
}

/** A console in Node with nothing on disk. */
export interface FleetAdapter {
  readonly connect: (options: {
    readonly url: string
    readonly index: number
    readonly onChange: (ticket: HarnessTicket) => void
  }) => Promise<{
    readonly ready: Promise<void>
    readonly write: (id: string, patch: HarnessPatch) => Promise<void>
  }>
  /** A connection that signs in, hears every change and keeps nothing: the server's load and nobody else's. */
  readonly listen: (options: {
    readonly url: string
    readonly index: number
    readonly onStamp: (stamp: number) => void
  }) => Promise<Listener>
}
export interface Listener {
  /** Sends so many changes at once; settles when all are answered. */
  readonly push: (patches: readonly PatchOf[]) => Promise<void>
}
