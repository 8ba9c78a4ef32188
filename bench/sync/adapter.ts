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

/** What the process with a server answers to. */
export interface ServerHost {
  readonly url: () => string
  readonly seed: (tickets: readonly HarnessTicket[]) => Promise<void>
  readonly mutate: (patches: readonly PatchOf[]) => Promise<void>
  readonly all: () => Promise<readonly HarnessTicket[]>
  readonly bytesSent: () => number
  readonly residentBytes: () => number
  readonly stop: () => Promise<void>
}

/** A change, and when it was given or heard, in ms since the epoch. */
export interface Stamped {
  readonly stamp: number
  readonly at: number
}

/** What a process with a share of the consoles answers to. */
export interface CrowdHost {
  readonly connect: (url: string, from: number, count: number) => Promise<void>
  readonly listen: (url: string, from: number, count: number) => Promise<void>
  readonly write: (ids: readonly string[], gapMs: number) => Promise<readonly Stamped[]>
  readonly press: (
    ids: readonly string[],
    each: number,
    everyMs: number,
    forMs: number,
  ) => Promise<{
    readonly done: number
    readonly answeredAfterMs: readonly number[]
    readonly tookMs: number
  }>
  readonly heard: () => readonly Stamped[]
  readonly forget: () => void
}
