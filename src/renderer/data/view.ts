import type { CommandId, TicketId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import { personOf } from '#shared/domain/person'
import { compileTerms } from '#shared/domain/sla/terms'
import type { Intent } from '#shared/protocol/messages'
import type { Commit } from '#shared/sync/effect'
import type { RowKey } from '#shared/sync/row'
import { type CacheStore, sorted } from './cacheStore'
import type { ChannelMessage } from './channelMessage'
import { type Conversations, createConversations } from './conversations'
import type { RefusedCommand, WaitingCommand, Watchable } from './deskData'
import { type DirectoryKeeper, createDirectory } from './directory'
import { type Mirror, createMirror } from './mirror'
import type { OutboxStore } from './outboxStore'
import { refusedCommand, waitingCommand } from './waitingCommand'
import { createWatchable } from './watchable'

export type CommittedNotice = Extract<ChannelMessage, { kind: 'committed' }>

/** What one window sees: confirmed rows, waiting commands, and the conversations somebody looks at. */
export interface View {
  readonly mirror: Mirror
  readonly directory: DirectoryKeeper['directory']
  readonly conversations: Conversations
  readonly waiting: Watchable<readonly WaitingCommand[]>
  readonly refused: Watchable<readonly RefusedCommand[]>
  /** Reads everything from disk. */
  readonly load: () => Promise<void>
  /** Shows a command that is saved. */
  readonly add: (intent: Intent) => void
  /** The same commands under other numbers. */
  readonly renumber: (intents: readonly Intent[]) => void
  /** The leader's own commit, from memory; answers what other windows must be told. */
  readonly takeCommit: (commit: Commit, left: readonly Intent[]) => CommittedNotice
  /** Another window's commit, read from disk and then shown as one. */
  readonly takeNotice: (notice: CommittedNotice) => Promise<void>
  readonly readRefused: () => Promise<void>
}

export interface ViewSources {
  readonly account: Account
  readonly cache: CacheStore
  readonly outbox: OutboxStore
  readonly report: (sentence: string) => void
}

const byNumber = (a: WaitingCommand, b: WaitingCommand): number => a.n - b.n

export function createView({ account, cache, outbox, report }: ViewSources): View {
  const mirror = createMirror(personOf(account))
  const keeper = createDirectory()
  const conversations = createConversations({ read: cache.messagesOf, waiting: mirror.waitingMessages })
  const waiting = createWatchable<readonly WaitingCommand[]>([])
  const refused = createWatchable<readonly RefusedCommand[]>([])
  /** Commands shown since the last load began; that load must not lose them. */
  let addedMeanwhile: Intent[] = []
  const loadDirectory = async (): Promise<void> => {
    keeper.load(await cache.directory())
    reckon()
  }
  /** Clocks are worked out by the desk's own terms; without readable ones no clock is shown rather than a wrong one. */
  const reckon = (): void => {
    const { desk } = keeper.directory.get()
    const terms = desk === null ? null : compileTerms(desk)
    if (terms !== null && !terms.ok) report('The hours of the desk cannot be read, so no clock is shown.')
    mirror.setTerms(terms?.ok ? terms.value : null)
  }
  const leave = (ids: readonly CommandId[]): void => {
    if (ids.length > 0) waiting.set(waiting.get().filter(({ id }) => !ids.includes(id)))
  }
  const readRefused = async (): Promise<void> => {
    refused.set((await outbox.refused()).map(refusedCommand).toSorted(byNumber))
  }
  const reloadConversations = (tickets: readonly TicketId[] | null): Promise<unknown> => {
    const open = conversations.open()
    return Promise.all([...open].filter((id) => tickets?.includes(id) ?? true).map(conversations.reload))
  }
  return {
    mirror,
    directory: keeper.directory,
    conversations,
    waiting,
    refused,
    readRefused,
    load: async () => {
      addedMeanwhile = []
      // The outbox first: a command released in between is then shown twice for a moment rather than not at all.
      const kept = await outbox.waiting()
      await loadDirectory()
      const rows = await cache.tickets()
      const ids = new Set(kept.map(({ id }) => id))
      const intents = [...kept, ...addedMeanwhile.filter(({ id }) => !ids.has(id))]
      mirror.load(rows, intents)
      waiting.set(intents.map(waitingCommand))
      await readRefused()
      await reloadConversations(null)
    },
    add: (intent) => {
      addedMeanwhile.push(intent)
      if (waiting.get().some(({ id }) => id === intent.id)) return
      mirror.apply({ added: [intent] })
      conversations.show([intent.ticketId])
      waiting.set([...waiting.get(), waitingCommand(intent)].toSorted(byNumber))
    },
    renumber: (intents) => {
      mirror.apply({ left: waiting.get().map(({ id }) => id), added: intents })
      waiting.set(intents.map(waitingCommand))
    },
    takeCommit: (commit, left) => {
      const { tickets, messages, directory } = sorted(commit.put)
      const removed = removedBy(commit, mirror)
      const leftIds = left.map(({ id }) => id)
      conversations.put(messages)
      const isDirectoryChanged =
        directory.length > 0 || removed.directory.length > 0 || commit.wipe.length > 0
      if (isDirectoryChanged) keeper.apply(directory, [...removed.directory, ...keeper.keysIn(commit.wipe)])
      if (isDirectoryChanged) reckon()
      mirror.apply({ put: tickets, removed: removed.tickets, left: leftIds })
      conversations.show()
      leave(leftIds)
      if (removed.hasMessages) void reloadConversations(null)
      return {
        kind: 'committed',
        tickets: [...tickets.map(({ id }) => id), ...removed.tickets],
        conversations: removed.hasMessages ? null : [...new Set(messages.map(({ ticketId }) => ticketId))],
        isDirectoryChanged,
        left: leftIds,
        hasRefusals: commit.refused.length > 0,
      }
    },
    takeNotice: async (notice) => {
      const rows = await cache.ticketsOf(notice.tickets)
      const present = new Set(rows.map(({ id }) => id))
      const removed = notice.tickets.filter((id) => !present.has(id))
      if (notice.isDirectoryChanged) await loadDirectory()
      await reloadConversations(notice.conversations)
      mirror.apply({ put: rows, removed, left: notice.left })
      conversations.show()
      leave(notice.left)
      if (notice.hasRefusals) await readRefused()
    },
  }
}

interface Removed {
  readonly tickets: readonly TicketId[]
  readonly directory: readonly RowKey[]
  readonly hasMessages: boolean
}

/** What a commit takes away: rows by name, and whole scopes except for what it puts back. */
function removedBy(commit: Commit, mirror: Mirror): Removed {
  const put = new Set(commit.put.map(({ key }) => key))
  const gone = commit.remove.filter((key) => !put.has(key))
  const wiped = commit.wipe.length > 0 ? mirror.idsIn(commit.wipe) : []
  const named = gone
    .filter((key) => key.startsWith('ticket:'))
    .map((key) => key.slice('ticket:'.length) as TicketId)
  return {
    tickets: [...named, ...wiped.filter((id) => !put.has(`ticket:${id}`))],
    directory: gone.filter((key) => !key.startsWith('ticket:') && !key.startsWith('message:')),
    hasMessages: commit.wipe.length > 0 || gone.some((key) => key.startsWith('message:')),
  }
}
