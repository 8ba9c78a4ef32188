import type { MessageId, TicketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import type { MessageRow } from '../cache/cacheStore'
import type { Watchable } from '../deskData'
import { createWatchable, type WatchableSource } from '../watchable'

/** Conversations kept in memory after the last look at them. */
const KEPT = 30

export interface Conversations {
  readonly of: (ticket: TicketId) => Watchable<readonly Message[]>
  /** The tickets whose conversations are in memory: the only ones a change has to be read for. */
  readonly open: () => ReadonlySet<TicketId>
  /** Confirmed messages that are new; shown with the next `show`. */
  readonly put: (rows: readonly MessageRow[]) => void
  /** Brings conversations up to what is confirmed and what waits; all that are open when none are named. */
  readonly show: (tickets?: Iterable<TicketId>) => void
  /** Reads a conversation from disk again, after rows of it were withdrawn. */
  readonly reload: (ticket: TicketId) => Promise<void>
}

interface Conversation {
  readonly confirmed: Map<MessageId, Message>
  readonly shown: WatchableSource<readonly Message[]>
}

const byArrival = (a: Message, b: Message): number =>
  a.receivedAt - b.receivedAt || a.at - b.at || (a.id < b.id ? -1 : 1)

export interface ConversationSources {
  readonly read: (ticket: TicketId) => Promise<readonly MessageRow[]>
  readonly waiting: (ticket: TicketId) => readonly Message[]
  readonly report: (sentence: string) => void
}

/** Messages per ticket, read when somebody looks and kept up while they are in memory. */
export function createConversations({ read, waiting, report }: ConversationSources): Conversations {
  const open = new Map<TicketId, Conversation>()

  const show = (ticket: TicketId): void => {
    const conversation = open.get(ticket)
    if (!conversation) return
    const unconfirmed = waiting(ticket).filter(({ id }) => !conversation.confirmed.has(id))
    const next = [...[...conversation.confirmed.values()].toSorted(byArrival), ...unconfirmed]
    if (!isSame(conversation.shown.get(), next)) conversation.shown.set(next)
  }
  const load = async (ticket: TicketId, isAnew: boolean): Promise<void> => {
    const rows = await read(ticket)
    const conversation = open.get(ticket)
    if (!conversation) return
    if (isAnew) conversation.confirmed.clear()
    for (const { id, data } of rows) conversation.confirmed.set(id, data)
    show(ticket)
  }
  const makeRoom = (): void => {
    const oldest = open.keys().next()
    if (open.size > KEPT && !oldest.done) open.delete(oldest.value)
  }
  return {
    of: (ticket) => {
      const known = open.get(ticket)
      if (known) return known.shown
      const shown = createWatchable<readonly Message[]>([])
      open.set(ticket, { confirmed: new Map(), shown })
      makeRoom()
      show(ticket)
      load(ticket, false).catch((error: unknown) =>
        report(`A conversation could not be read. ${String(error)}`),
      )
      return shown
    },
    open: () => new Set(open.keys()),
    put: (rows) => {
      for (const row of rows) place(open, row)
    },
    show: (tickets = open.keys()) => {
      for (const ticket of tickets) show(ticket)
    },
    reload: (ticket) => load(ticket, true),
  }
}

/** A merge takes messages to another ticket. */
function place(open: ReadonlyMap<TicketId, Conversation>, { ticketId, id, data }: MessageRow): void {
  for (const { confirmed } of open.values()) confirmed.delete(id)
  open.get(ticketId)?.confirmed.set(id, data)
}

const isSame = (a: readonly Message[], b: readonly Message[]): boolean =>
  a.length === b.length && a.every((message, index) => message === b[index])
