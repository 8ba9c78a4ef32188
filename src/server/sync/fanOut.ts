import type { Scope } from '#shared/domain/scope'
import type { Live } from '#shared/protocol/messages'
import { toOlderLive } from '#shared/protocol/older'
import type { Row, Seq } from '#shared/protocol/rows'
import { PROTOCOL } from '#shared/protocol/version'
import { reckoningOf } from '../db/reckoningOf'
import type { Commit, Reckoner } from '../db/store'
import type { Meters } from '../meters'
import { leaveOut, mayHearLive } from './budget'
import type { ConsoleServer, ConsoleSocket } from './server'
import { liveWithoutMessages, seesMessages } from './sight'

const ROWS_PER_LIVE = 200

/**
 * Tells every console in the commit's scopes, in the order of the commits (called after each, in turn), with what the
 * reckoner makes of the tickets in it.
 */
export function fanOut(io: ConsoleServer, meters: Meters, commit: Commit, reckoner: Reckoner | null): void {
  for (const whole of commit) {
    const { deaf, older, displays, present } = listenersOf(io, whole.scope)
    for (const socket of deaf) {
      meters.heldBack()
      leaveOut(socket, whole.scope)
    }
    const others = [...deaf, ...older, ...displays].map(({ id }) => id)
    for (const live of inParts(whole)) {
      if (present > 0) io.to(whole.scope).except(others).emit('live', reckoned(live, reckoner))
      for (const socket of older) socket.emit('live', toOlderLive(asSeenFrom(socket, live)))
      for (const socket of displays) socket.emit('live', reckoned(liveWithoutMessages(live), reckoner))
    }
  }
}

const asSeenFrom = ({ data }: ConsoleSocket, live: Live): Live =>
  data.seat && seesMessages(data.seat.account) ? live : liveWithoutMessages(live)

interface Listeners {
  /** Consoles that do not read what they were told. */
  readonly deaf: readonly ConsoleSocket[]
  /** Those of the protocol before. */
  readonly older: readonly ConsoleSocket[]
  /** Those that are told of no message. */
  readonly displays: readonly ConsoleSocket[]
  /** How many others there are. */
  readonly present: number
}

function listenersOf(io: ConsoleServer, scope: Scope): Listeners {
  const { adapter, sockets } = io.of('/')
  const deaf: ConsoleSocket[] = []
  const older: ConsoleSocket[] = []
  const displays: ConsoleSocket[] = []
  let present = 0
  for (const id of adapter.rooms.get(scope) ?? []) {
    const socket = sockets.get(id)
    if (socket && !mayHearLive(socket)) deaf.push(socket)
    else if (socket?.data.seat && socket.data.seat.protocol !== PROTOCOL) older.push(socket)
    else if (socket?.data.seat && !seesMessages(socket.data.seat.account)) displays.push(socket)
    else present += 1
  }
  return { deaf, older, displays, present }
}

function reckoned(live: Live, reckoner: Reckoner | null): Live {
  const hasTickets = live.rows.some((row) => row.live && row.entity.kind === 'ticket')
  return reckoner && hasTickets ? { ...live, reckoning: reckoningOf(live.rows, reckoner) } : live
}

/** A large commit as several messages, each a whole number of sequence numbers and linked by `prev`. */
export function* inParts({ scope, prev, seq, rows, by }: Live): Generator<Live> {
  let from: Seq = prev
  let part: Row[] = []
  for (const row of rows) {
    const last = part.at(-1)
    if (last && part.length >= ROWS_PER_LIVE && row.v !== last.v) {
      yield { scope, prev: from, seq: last.v, rows: part, by }
      from = last.v
      part = []
    }
    part.push(row)
  }
  yield { scope, prev: from, seq, rows: part, by }
}
