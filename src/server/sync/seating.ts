import type { Scope } from '#shared/domain/scope'
import type { Authority } from '../auth/createAuthority'
import type { SyncStore } from '../db/store'
import type { ConsoleServer, ConsoleSocket, Seat } from './server'

export const HELLO_WITHIN_MS = 10_000

/** A connection that has no seat and does not get one soon is not kept. */
export function awaitHello(socket: ConsoleSocket): void {
  socket.data.seat = null
  const deadline = setTimeout(() => socket.data.seat ?? socket.disconnect(true), HELLO_WITHIN_MS)
  socket.on('disconnect', () => clearTimeout(deadline))
}

/** Nothing more is told over this connection until the console has signed in and said hello again. */
export async function leaveSeat(socket: ConsoleSocket): Promise<void> {
  const scopes = socket.data.seat?.scopes ?? []
  awaitHello(socket)
  await enterRooms(socket, scopes, [])
}

/** Rooms are the scopes of the seat, joined and left here and nowhere else (S5). */
export async function takeSeat(io: ConsoleServer, socket: ConsoleSocket, seat: Seat): Promise<void> {
  for (const other of io.of('/').sockets.values()) {
    const { seat: known } = other.data
    if (known?.client === seat.client && known.epoch < seat.epoch && other.id !== socket.id) {
      other.emit('farewell', { kind: 'fenced', epoch: seat.epoch })
      other.disconnect(true)
    }
  }
  await enterRooms(socket, socket.data.seat?.scopes ?? [], seat.scopes)
  socket.data.seat = seat
}

/** Puts the console into the rooms it may be in now, and tells it when that changed. */
export async function refreshScopes(store: SyncStore, socket: ConsoleSocket): Promise<void> {
  const { seat } = socket.data
  if (!seat) return
  const scopes = await store.scopesOf(seat.account)
  if (isSameList(scopes, seat.scopes)) return
  await enterRooms(socket, seat.scopes, scopes)
  seat.scopes = scopes
  socket.emit('scopes', { scopes, heads: await store.heads(scopes) })
}

const isSameList = (one: readonly Scope[], other: readonly Scope[]): boolean =>
  one.length === other.length && one.every((scope, index) => scope === other[index])

async function enterRooms(
  socket: ConsoleSocket,
  before: readonly Scope[],
  now: readonly Scope[],
): Promise<void> {
  for (const scope of before) if (!now.includes(scope)) await socket.leave(scope)
  await socket.join([...now])
}

/** Sends away the consoles whose session has ended meanwhile: one that asks nothing would hear everything for ever. */
export async function dismissEnded(authority: Authority, io: ConsoleServer): Promise<void> {
  const tokens = new Set<string>()
  for (const { data } of io.of('/').sockets.values()) if (data.seat) tokens.add(data.seat.token)
  for (const token of tokens) if (!(await authority.accountOf(token))) dismiss(io, token)
}

/** Sends away every console that signed in with this token. */
export function dismiss(io: ConsoleServer, token: string): void {
  for (const socket of io.of('/').sockets.values()) {
    if (socket.data.seat?.token !== token) continue
    socket.emit('farewell', { kind: 'reauth' })
    socket.disconnect(true)
  }
}
