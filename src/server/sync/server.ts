import type { Server, Socket } from 'socket.io'
import type { ClientId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import type { ConsoleToServer, ServerToConsole } from '#shared/protocol/messages'
import type { toOlderScopes } from '#shared/protocol/older'
import type { Turnstile } from '../turnstile'

/** Who sits at a connection after its hello, and which rooms it was put into. */
export interface Seat {
  readonly client: ClientId
  /** What both sides speak: this release's protocol or the one before. */
  readonly protocol: number
  readonly epoch: number
  readonly token: string
  account: Account
  /** Queues that the person does not want on that computer: it is put into none of their rooms. */
  readonly without: ReadonlySet<Scope>
  scopes: readonly Scope[]
  /** Scopes that it could see earlier on this connection. */
  readonly withdrawn: Set<Scope>
  /** Looks at the account are taken one after the other. */
  readonly looks: Turnstile
  /** Batches of one console that could not be decided as a whole are decided in the order in which it sent them. */
  readonly pushes: Turnstile
  /** How often it said what it looks at. */
  looked: number
}

interface SocketState {
  seat: Seat | null
  /** Bytes that wait because the console does not read them. */
  waitingBytes: number
  /** Scopes of which it was told that live messages are left out, until it reads again. */
  lagging: Set<Scope>
  /** Questions that were taken and not answered yet. */
  unanswered: number
  /** Questions asked without a seat, on this connection. */
  askedAsStranger: number
}

/** What is told; a console of the release before is told some of it in that release's words. */
interface Told extends Omit<ServerToConsole, 'scopes'> {
  scopes: (message: Parameters<ServerToConsole['scopes']>[0] | ReturnType<typeof toOlderScopes>) => void
}

type NoEvents = Record<string, never>
export type ConsoleServer = Server<ConsoleToServer, Told, NoEvents, SocketState>
export type ConsoleSocket = Socket<ConsoleToServer, Told, NoEvents, SocketState>
