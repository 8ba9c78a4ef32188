import type { Account } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import type { ScopesChanged } from '#shared/protocol/messages'
import { toOlderScopes } from '#shared/protocol/older'
import { PROTOCOL } from '#shared/protocol/version'
import type { SyncPorts } from './createSyncServer'
import type { ConsoleServer, ConsoleSocket, Seat } from './server'
import { headsFor } from './sight'

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

/**
 * Rooms are the scopes of the seat, joined and left here and nowhere else (S5). Seats are taken at once, in the order in
 * which epochs were accepted: the next one finds this one and sends it away.
 */
export async function takeSeat(io: ConsoleServer, socket: ConsoleSocket, seat: Seat): Promise<void> {
  for (const other of io.of('/').sockets.values()) {
    const { seat: known } = other.data
    if (known?.client === seat.client && known.epoch < seat.epoch && other.id !== socket.id) {
      other.emit('farewell', { kind: 'fenced', epoch: seat.epoch })
      other.disconnect(true)
    }
  }
  const before = socket.data.seat?.scopes ?? []
  socket.data.seat = seat
  await enterRooms(socket, before, [])
}

type SeatPorts = Pick<SyncPorts, 'authority' | 'store'>
type Tell = (changed: ScopesChanged) => void

/**
 * Brings a seat up to what its account may be and see now, and tells the console when that changed. Answers the
 * account; null when the session has ended.
 */
export const refreshSeat = (ports: SeatPorts, socket: ConsoleSocket, seat: Seat): Promise<Account | null> =>
  lookAtSeat(ports, socket, seat, (changed) =>
    socket.emit('scopes', seat.protocol === PROTOCOL ? changed : toOlderScopes(changed)),
  )

/** The first look, of which the welcome tells. */
export const settleSeat = (ports: SeatPorts, socket: ConsoleSocket, seat: Seat): Promise<Account | null> =>
  lookAtSeat(ports, socket, seat, () => undefined)

/** One look at a time, so that a later one never loses to an earlier one. */
function lookAtSeat(
  { authority, store }: SeatPorts,
  socket: ConsoleSocket,
  seat: Seat,
  tell: Tell,
): Promise<Account | null> {
  return seat.looks.pass(async () => {
    const account = await authority.accountOf(seat.token)
    if (!account || socket.data.seat !== seat) return account
    const scopes = (await store.scopesOf(account)).filter((scope) => !seat.without.has(scope))
    const isSameAccount = account === seat.account || JSON.stringify(account) === JSON.stringify(seat.account)
    if (isSameAccount && isSameList(scopes, seat.scopes)) return account
    await moveSeat(socket, seat, account, scopes)
    tell({ account, scopes, heads: await headsFor(store, account, scopes) })
    return account
  })
}

/** Puts the console into the rooms its account may be in now. */
async function moveSeat(
  socket: ConsoleSocket,
  seat: Seat,
  account: Account,
  scopes: readonly Scope[],
): Promise<void> {
  seat.account = account
  for (const scope of seat.scopes) if (!scopes.includes(scope)) seat.withdrawn.add(scope)
  await enterRooms(socket, seat.scopes, scopes)
  seat.scopes = scopes
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
export async function lookAtSessions(ports: SeatPorts, io: ConsoleServer): Promise<void> {
  for (const socket of io.of('/').sockets.values()) {
    const { seat } = socket.data
    if (seat && !(await refreshSeat(ports, socket, seat))) dismiss(io, seat.token)
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
