import type { Server, Socket } from 'socket.io'
import type { ClientId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import type { ConsoleToServer, ServerToConsole } from '#shared/protocol/messages'
import type { Turnstile } from '../turnstile'

/** Who sits at a connection after its hello, and which rooms it was put into. */
export interface Seat {
  readonly client: ClientId
  readonly epoch: number
  readonly token: string
  account: Account
  scopes: readonly Scope[]
  /** Batches of one console are decided in the order in which it sent them. */
  readonly pushes: Turnstile
}

interface SocketState {
  seat: Seat | null
  /** Bytes that wait because the console does not read them. */
  waitingBytes: number
  /** Questions that were taken and not answered yet. */
  unanswered: number
  /** Questions asked without a seat, on this connection. */
  askedAsStranger: number
}

type NoEvents = Record<string, never>
export type ConsoleServer = Server<ConsoleToServer, ServerToConsole, NoEvents, SocketState>
export type ConsoleSocket = Socket<ConsoleToServer, ServerToConsole, NoEvents, SocketState>
