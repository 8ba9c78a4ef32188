import { canWorkIn } from '#shared/domain/permissions'
import { personOf } from '#shared/domain/person'
import type { Looking, LookingAnswer } from '#shared/protocol/messages'
import type { SyncStore } from '../db/store'
import { mayHearLive } from './budget'
import type { LookedAt, Onlooker, PresenceRoom } from './presence'
import type { ConsoleServer, ConsoleSocket, Seat } from './server'

export interface LookPorts {
  readonly store: Pick<SyncStore, 'queueOf'>
  readonly presence: PresenceRoom
}

/**
 * Takes note of what a console shows. The answer is the same for a ticket that there is not and for one that the account
 * may not see; a display neither looks nor is told.
 */
export async function look(
  { store, presence }: LookPorts,
  io: ConsoleServer,
  socket: ConsoleSocket,
  seat: Seat,
  { at }: Looking,
): Promise<LookingAnswer> {
  const turn = ++seat.looked
  const found = await Promise.all(at.map(async (one) => ({ ...one, queue: await store.queueOf(one.ticket) })))
  const isThere = socket.data.seat === seat && io.of('/').sockets.has(socket.id)
  // What was said later stands, also where the store was slower with this.
  if (!isThere || turn !== seat.looked) return { kind: 'looked' }
  const seen = found.flatMap(({ ticket, queue, isTyping }): readonly LookedAt[] =>
    queue !== null && canWorkIn(seat.account, queue) ? [{ ticket, queue, isTyping }] : [],
  )
  presence.look(onlookerAt(socket, seat), seen)
  return { kind: 'looked' }
}

/** The account is asked at the moment of telling: it may have changed since the console looked. */
const onlookerAt = (socket: ConsoleSocket, seat: Seat): Onlooker => ({
  id: socket.id,
  person: () => personOf(seat.account),
  canSee: (queue) => socket.data.seat === seat && canWorkIn(seat.account, queue),
  tell: (presence) => {
    if (mayHearLive(socket)) socket.emit('presence', presence)
  },
})
