import type { Queue } from '#shared/domain/desk'
import type { QueueId, TicketId } from '#shared/domain/ids'
import { canSeeQueue } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import { isDone } from '#shared/domain/ticket'
import type { QueueSize } from '#shared/protocol/archive'
import type { TicketView } from '../../data/deskData'
import { byName } from '../../ui/words'

/** A queue to be kept on this computer or not. */
export interface QueueRow {
  readonly queue: Queue
  readonly isKept: boolean
  /** Tickets and bytes as the server counts them; bytes are null where it could not be asked, tickets then those here. */
  readonly tickets: number | null
  readonly bytes: number | null
  /** Open tickets of the reader's own that are kept here. */
  readonly own: number
}

interface QueueGround {
  readonly queues: ReadonlyMap<QueueId, Queue>
  readonly account: Account
  readonly leftOut: ReadonlySet<QueueId>
  readonly sizes: readonly QueueSize[] | null
  readonly tickets: ReadonlyMap<TicketId, TicketView>
}

/** The queues that the account may see, by name, each with what keeping it takes (OUT123). */
export function queueRows({ queues, account, leftOut, sizes, tickets }: QueueGround): readonly QueueRow[] {
  const here = new Map<QueueId, { kept: number; own: number }>()
  for (const { ticket } of tickets.values()) {
    const count = here.get(ticket.queue) ?? { kept: 0, own: 0 }
    const isOwn = ticket.owner?.id === account.id && !isDone(ticket.status)
    here.set(ticket.queue, { kept: count.kept + 1, own: count.own + (isOwn ? 1 : 0) })
  }
  const visible = [...queues.values()].filter(({ id }) => canSeeQueue(account, id)).toSorted(byName)
  return visible.map((queue) => {
    const isKept = !leftOut.has(queue.id)
    const size = sizes?.find((one) => one.queue === queue.id)
    const count = here.get(queue.id) ?? { kept: 0, own: 0 }
    return {
      queue,
      isKept,
      tickets: size?.tickets ?? (isKept ? count.kept : null),
      bytes: size?.bytes ?? null,
      own: count.own,
    }
  })
}
