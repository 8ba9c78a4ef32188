import type { Live } from '#shared/protocol/messages'
import type { Row, Seq } from '#shared/protocol/rows'
import type { Commit } from '../db/store'
import type { Meters } from '../meters'
import { leaveOut, mayHearLive } from './budget'
import type { ConsoleServer } from './server'

const ROWS_PER_LIVE = 200

/** Tells every console in the commit's scopes, in the order of the commits (called after each, in turn). */
export function fanOut(io: ConsoleServer, meters: Meters, commit: Commit): void {
  for (const whole of commit) {
    const room = [...(io.of('/').adapter.rooms.get(whole.scope) ?? [])]
    const deaf = room.flatMap((id) => {
      const socket = io.of('/').sockets.get(id)
      return socket === undefined || mayHearLive(socket) ? [] : [socket]
    })
    for (const socket of deaf) {
      meters.heldBack()
      leaveOut(socket, whole.scope)
    }
    if (room.length === deaf.length) continue
    const deafIds = deaf.map(({ id }) => id)
    for (const live of inParts(whole)) io.to(whole.scope).except(deafIds).emit('live', live)
  }
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
