import type { Account } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import { toOlderScopes } from '#shared/protocol/older'
import { PROTOCOL } from '#shared/protocol/version'
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

/** Puts the console into the rooms its account may be in now, and tells it when it or its account changed. */
export async function refreshSeat(store: SyncStore, socket: ConsoleSocket, account: Account): Promise<void> {
  const { seat } = socket.data
  if (!seat) return
  const scopes = await store.scopesOf(account)
  const isSameAccount = JSON.stringify(account) === JSON.stringify(seat.account)
  if (isSameAccount && isSameList(scopes, seat.scopes)) return
  seat.account = account
  await enterRooms(socket, seat.scopes, scopes)
  seat.scopes = scopes
  const changed = { account, scopes, heads: await store.heads(scopes) }
  socket.emit('scopes', seat.protocol === PROTOCOL ? changed : toOlderScopes(changed))
}

/** A queue that is new to the server may be one that somebody connected now may see. */
export async function refreshEverybody(store: SyncStore, io: ConsoleServer): Promise<void> {
  for (const socket of io.of('/').sockets.values()) {
    if (socket.data.seat) await refreshSeat(store, socket, socket.data.seat.account)
  }
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

/**
 * Looks at every session anew: one that asks nothing would hear for ever what it may no longer see. Ended ones are sent
 * away.
 */
export async function lookAtSessions(
  authority: Authority,
  store: SyncStore,
  io: ConsoleServer,
): Promise<void> {
  for (const socket of io.of('/').sockets.values()) {
    const { seat } = socket.data
    if (!seat) continue
    const account = await authority.accountOf(seat.token)
    if (account) await refreshSeat(store, socket, account)
    else dismiss(io, seat.token)
  }
}

/** Sends away every console that signed in with this token. */
export function dismiss(io: ConsoleServer, token: string): void {
  for (const socket of io.of('/').sockets.values()) {
    if (socket.data.seat?.token !== token) continue
    socket.emit('farewell', { kind: 'reauth' })
    socket.disconnect(true)
  }
}
