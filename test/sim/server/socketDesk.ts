import type { ConsoleServer, Seat } from '#server/sync/server'
import type { Life } from '../world/life'
import type { Link, ServerEnd } from '../world/network'

type Listener = (...args: readonly unknown[]) => void

/** What of socket.io the server uses, over links of the simulated network. */
export interface SocketDesk {
  readonly io: ConsoleServer
  readonly accept: (link: Link) => ServerEnd
}

export interface SocketDeskPorts {
  readonly life: Life
  /** Runs listeners so that timers they set belong to this process. */
  readonly as: (work: () => void) => void
  /** Before anything leaves the server: who it is for, by the token of the seat, and what. */
  readonly onSend: (socket: DeskSocket, event: string, payload: unknown) => void
}

/** A console that does not read: every message that waits for it counts as this. */
const UNREAD = 'x'.repeat(400_000)

export type DeskSeat = Pick<Seat, 'client' | 'epoch' | 'token' | 'account'>

export interface DeskSocket {
  readonly id: string
  readonly data: { readonly seat?: DeskSeat | null }
  readonly emit: (event: string, payload: unknown) => void
}

function createEmitter() {
  const listeners = new Map<string, Listener[]>()
  return {
    on: (event: string, run: Listener): void => {
      listeners.set(event, [...(listeners.get(event) ?? []), run])
    },
    names: (): readonly string[] => [...listeners.keys()],
    fire: (event: string, ...args: readonly unknown[]): void => {
      for (const run of listeners.get(event) ?? []) run(...args)
    },
  }
}

/** Only the names that the server uses are here: another one fails loudly. */
export function createSocketDesk(ports: SocketDeskPorts): SocketDesk {
  const { life, as } = ports
  const sockets = new Map<string, DeskSocket>()
  const rooms = new Map<string, Set<string>>()
  const arrivals = createEmitter()
  const members = (room: string): Set<string> => {
    const known = rooms.get(room) ?? new Set()
    rooms.set(room, known)
    return known
  }
  const emitTo = (ids: Iterable<string>, event: string, payload: unknown): void => {
    for (const id of ids) sockets.get(id)?.emit(event, payload)
  }
  const toRoom = (room: string, deaf: ReadonlySet<string>) => ({
    emit: (event: string, payload: unknown) =>
      emitTo(
        [...members(room)].filter((id) => !deaf.has(id)),
        event,
        payload,
      ),
    except: (more: readonly string[]) => toRoom(room, new Set([...deaf, ...more])),
  })
  const namespace = { sockets, adapter: { rooms } }
  const io = {
    of: () => namespace,
    on: arrivals.on,
    to: (room: string) => toRoom(room, new Set()),
    emit: (event: string, payload: unknown) => emitTo(sockets.keys(), event, payload),
  }
  return {
    io: io as unknown as ConsoleServer,
    accept: (link) => {
      const { socket, end } = createDeskSocket(link, ports, rooms, sockets)
      sockets.set(link.name, socket)
      as(() => arrivals.fire('connection', socket))
      life.onEnd(link.dismiss)
      return end
    },
  }
}

function createDeskSocket(
  link: Link,
  { life, as, onSend }: SocketDeskPorts,
  rooms: Map<string, Set<string>>,
  sockets: Map<string, DeskSocket>,
): { readonly socket: DeskSocket; readonly end: ServerEnd } {
  const words = createEmitter()
  const connection = createEmitter()
  const isThere = (): boolean => sockets.has(link.name)
  const forget = (): void => {
    if (!sockets.delete(link.name)) return
    for (const room of rooms.values()) room.delete(link.name)
    as(() => words.fire('disconnect', 'transport close'))
  }
  const socket = {
    id: link.name,
    data: {},
    conn: connection,
    on: words.on,
    onAny: () => undefined,
    eventNames: words.names,
    emit: (event: string, payload: unknown) => {
      if (life.isOver() || !isThere()) return
      onSend(socket, event, payload)
      if (link.isStalled()) connection.fire('packetCreate', { data: UNREAD })
      link.tell(event, payload)
    },
    join: (names: string | readonly string[]) => {
      if (!isThere()) return
      for (const name of typeof names === 'string' ? [names] : names) {
        rooms.set(name, (rooms.get(name) ?? new Set()).add(link.name))
      }
    },
    leave: (room: string) => {
      rooms.get(room)?.delete(link.name)
    },
    disconnect: () => {
      if (life.isOver()) return
      link.dismiss()
      forget()
    },
  }
  link.onFlush(() => connection.fire('flush'))
  return {
    socket,
    end: {
      gone: () => {
        if (!life.isOver()) forget()
      },
      receive: (event, payload, answer) => {
        if (life.isOver() || !isThere()) return
        const reply =
          answer &&
          ((said: unknown) => {
            // As in socket.io: over a connection that was ended meanwhile nothing is said.
            if (life.isOver() || !isThere()) return
            onSend(socket, `${event} answered`, said)
            answer(said)
          })
        as(() => words.fire(event, payload, reply))
      },
    },
  }
}
