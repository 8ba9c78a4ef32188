import type { MessageId, TicketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import type { ClosedMessages } from '#shared/protocol/packedPart'
import type { MessageRow } from '../cache/cacheStore'
import type { Watchable } from '../deskData'
import { createWatchable, type WatchableSource } from '../watchable'

/** Conversations kept in memory after the last look at them. */
const KEPT = 30

export interface Conversations {
  readonly of: (ticket: TicketId) => Watchable<readonly Message[]>
  /** The tickets whose conversations are in memory: the only ones a change has to be read for. */
  readonly open: () => ReadonlySet<TicketId>
  /** Those of them that have a message in one of the pages, or had one that lies there now. */
  readonly openIn: (pages: ReadonlySet<ClosedMessages>) => readonly TicketId[]
  /** Confirmed messages that are new; shown with the next `show`. */
  readonly put: (rows: readonly MessageRow[]) => void
  /** Brings conversations up to what is confirmed and what waits; all that are open when none are named. */
  readonly show: (tickets?: Iterable<TicketId>) => void
  /** Reads a conversation from disk again, after rows of it were withdrawn or came in a page; says where it cannot. */
  readonly reload: (ticket: TicketId) => Promise<void>
}

interface Conversation {
  readonly confirmed: Map<MessageId, Message>
  /** How often messages were put: what was read meanwhile may be from before. */
  puts: number
  /** What is read again is shown with what comes of it: a message that waited no longer would else be gone meanwhile. */
  rereads: number
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
    if (!conversation || conversation.rereads > 0) return
    const next = withWaiting(conversation, waiting(ticket))
    if (!isSame(conversation.shown.get(), next)) conversation.shown.set(next)
  }
  const { load, reload } = createLoading(open, { read, report }, show)
  return {
    of: (ticket) => {
      const known = open.get(ticket)
      if (known) return known.shown
      const shown = createWatchable<readonly Message[]>([])
      open.set(ticket, { confirmed: new Map(), puts: 0, rereads: 0, shown })
      makeRoomIn(open)
      show(ticket)
      void load(ticket)
      return shown
    },
    open: () => new Set(open.keys()),
    openIn: (pages) =>
      [...open.keys()].filter((ticket) => isInAny(pages, ticket, open.get(ticket)?.confirmed)),
    put: (rows) => {
      for (const row of rows) place(open, row)
    },
    show: (tickets = open.keys()) => {
      for (const ticket of tickets) show(ticket)
    },
    reload,
  }
}

/** Readings of conversations from the disk; none rejects, for what cannot be read is said. */
function createLoading(
  open: ReadonlyMap<TicketId, Conversation>,
  { read, report }: Pick<ConversationSources, 'read' | 'report'>,
  show: (ticket: TicketId) => void,
): Pick<Conversations, 'reload'> & { readonly load: (ticket: TicketId) => Promise<void> } {
  const take = async (ticket: TicketId, isAnew: boolean): Promise<void> => {
    const before = open.get(ticket)?.puts
    const rows = await read(ticket)
    const conversation = open.get(ticket)
    if (!conversation) return
    if (conversation.puts !== before) return take(ticket, isAnew)
    if (isAnew) conversation.confirmed.clear()
    for (const { id, data } of rows) conversation.confirmed.set(id, data)
    show(ticket)
  }
  const say = (error: unknown): void => report(`A conversation could not be read. ${String(error)}`)
  return {
    load: (ticket) => take(ticket, false).catch(say),
    reload: async (ticket) => {
      const conversation = open.get(ticket)
      if (!conversation) return
      conversation.rereads += 1
      await take(ticket, true).catch(say)
      conversation.rereads -= 1
      show(ticket)
    },
  }
}

function makeRoomIn(open: Map<TicketId, Conversation>): void {
  const oldest = open.keys().next()
  if (open.size > KEPT && !oldest.done) open.delete(oldest.value)
}

function withWaiting({ confirmed }: Conversation, waiting: readonly Message[]): readonly Message[] {
  const unconfirmed = waiting.filter(({ id }) => !confirmed.has(id))
  return [...[...confirmed.values()].toSorted(byArrival), ...unconfirmed]
}

const isInAny = (
  pages: ReadonlySet<ClosedMessages>,
  ticket: TicketId,
  confirmed: Conversation['confirmed'] | undefined,
): boolean =>
  [...pages].some(({ tickets, ids }) => tickets.includes(ticket) || ids.some((id) => confirmed?.has(id)))

/** A merge takes messages to another ticket. */
function place(open: ReadonlyMap<TicketId, Conversation>, { ticketId, id, data }: MessageRow): void {
  for (const [ticket, conversation] of open) {
    if (ticket !== ticketId && !conversation.confirmed.delete(id)) continue
    if (ticket === ticketId) conversation.confirmed.set(id, data)
    conversation.puts += 1
  }
}

const isSame = (a: readonly Message[], b: readonly Message[]): boolean =>
  a.length === b.length && a.every((message, index) => message === b[index])
