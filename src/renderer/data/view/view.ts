import type { CommandId, TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import { type Account, personOf } from '#shared/domain/person'
import { compileTerms } from '#shared/domain/sla/terms'
import type { Intent } from '#shared/protocol/messages'
import type { ClosedMessages } from '#shared/protocol/packedPart'
import { type CacheStore, type MessageRow, sorted } from '../cache/cacheStore'
import { createShownChapter, type ShownChapter } from '../cache/shownChapter'
import { createOutboxLists, type OutboxLists } from '../outbox/outboxLists'
import type { OutboxStore } from '../outbox/outboxStore'
import type { ChannelMessage } from '../sync/channelMessage'
import type { Committed } from '../sync/enginePorts'
import { type ClockComparison, createClockComparison } from './clockComparison'
import { type Conversations, createConversations } from './conversations'
import { createDirectory, type DirectoryKeeper } from './directory'
import { createMirror, type Mirror } from './mirror'
import { createRaceLookout, type RaceLookout, type Races } from './raceLookout'
import { removedBy } from './removedBy'

export type CommittedNotice = Omit<Extract<ChannelMessage, { kind: 'committed' }>, 'leading' | 'count'>

/** What one window sees: confirmed rows, waiting commands, and the conversations somebody looks at. */
export interface View {
  readonly mirror: Mirror
  readonly directory: DirectoryKeeper['directory']
  readonly conversations: Conversations
  readonly lists: OutboxLists
  /** How the clocks reckoned here stand to the server's. */
  readonly agreement: ClockComparison['agreement']
  readonly races: Races
  /** Shows what is waiting, the directory, and the first screen of tickets; answers whether there was one. */
  readonly begin: () => Promise<boolean>
  /** Reads all the tickets; what is committed meanwhile stays. */
  readonly fill: () => Promise<void>
  /** Reads everything from disk. */
  readonly load: () => Promise<void>
  /** Keeps the first screen as it is now for the next `begin`. */
  readonly rememberScreen: () => Promise<void>
  /**
   * To be told every second: a version of the agreement may take effect with nobody writing anything, and clocks are
   * compared with the server's by and by.
   */
  readonly passTime: () => void
  /** Shows a command that is saved; answers whether it was not shown yet. */
  readonly add: (intent: Intent) => boolean
  /** The leader's own commit, from memory; answers what other windows must be told. */
  readonly takeCommit: (committed: Omit<Committed, 'refused'>) => CommittedNotice
  /** Another window's commit, read from disk and then shown as one. */
  readonly takeNotice: (notice: CommittedNotice) => Promise<void>
}

export interface ViewSources {
  readonly account: Account
  readonly cache: CacheStore
  readonly outbox: OutboxStore
  readonly now: () => Instant
  /** Settles when nothing more urgent waits in this window. */
  readonly giveWay: () => Promise<void>
  /** How many tickets the first screen has at most. */
  readonly rowsOfDisplay: () => number
  readonly report: (sentence: string) => void
}

/** The parts of a view, as the verbs below need them. */
interface Parts extends Omit<ViewSources, 'account' | 'rowsOfDisplay'> {
  readonly mirror: Mirror
  readonly keeper: DirectoryKeeper
  readonly conversations: Conversations
  readonly lists: OutboxLists
  readonly comparison: ClockComparison
  readonly races: RaceLookout
  readonly chapter: ShownChapter
}

export function createView({ account, rowsOfDisplay, ...sources }: ViewSources): View {
  const { cache, outbox, report } = sources
  const mirror = createMirror(personOf(account))
  const keeper = createDirectory(account.id)
  const conversations = createConversations({
    read: cache.messagesOf,
    waiting: mirror.waitingMessages,
    report,
  })
  const lists = createOutboxLists(outbox)
  const comparison = createClockComparison({ mirror, report })
  const races = createRaceLookout(mirror, account.id)
  const chapter = createShownChapter(cache)
  const parts: Parts = { ...sources, mirror, keeper, conversations, lists, comparison, races, chapter }
  let filling: Promise<void> = Promise.resolve()
  return {
    mirror,
    directory: keeper.directory,
    conversations,
    lists,
    agreement: comparison.agreement,
    races,
    begin: () => begin(parts),
    fill: () => (filling = fill(parts)),
    load: async () => {
      await filling
      await load(parts)
    },
    rememberScreen: () => cache.rememberScreen(mirror.firstRows(rowsOfDisplay())),
    passTime: () => {
      const validUntil = mirror.terms()?.validUntil ?? null
      if (validUntil !== null && sources.now() >= validUntil) reckon(parts)
      comparison.look()
    },
    add: (intent) => {
      if (!lists.add(intent)) return false
      mirror.apply({ added: [intent] })
      conversations.show([intent.ticketId])
      return true
    },
    takeCommit: (committed) => takeCommit(parts, committed),
    takeNotice: (notice) => takeNotice(parts, notice),
  }
}

async function begin(parts: Parts): Promise<boolean> {
  const { cache, mirror, lists } = parts
  const [kept, screen] = await Promise.all([lists.beginAll(), cache.screen(), loadDirectory(parts)])
  mirror.load(screen, lists.load(kept))
  return screen.length > 0
}

/** Lot by lot, with all that is more urgent in between: syncing goes on while it is read. */
async function fill({ cache, mirror, giveWay, chapter }: Parts): Promise<void> {
  mirror.beginReading()
  // Whoever waits for the first screen has it now.
  await giveWay()
  await chapter.learn()
  await cache.tickets(async (lot) => {
    mirror.readLot(lot)
    await giveWay()
  })
  mirror.endReading()
}

async function load(parts: Parts): Promise<void> {
  const { cache, mirror, lists, chapter } = parts
  await chapter.learn()
  // The outbox first: a command released in between is then shown twice for a moment rather than not at all.
  const kept = await lists.beginLoad()
  await loadDirectory(parts)
  const rows = await cache.tickets()
  mirror.load(rows, lists.load(kept))
  await lists.readRefused()
  await reloadConversations(parts, null)
}

async function loadDirectory(parts: Parts): Promise<void> {
  parts.keeper.load(await parts.cache.directory())
  reckon(parts)
}

/** Clocks are worked out by the desk's own terms; without readable ones no clock is shown rather than a wrong one. */
function reckon({ keeper, mirror, comparison, now, report }: Parts): void {
  const { desk } = keeper.directory.get()
  const terms = desk === null ? null : compileTerms(desk, now())
  if (terms !== null && !terms.ok) report('The hours of the desk cannot be read, so no clock is shown.')
  const before = mirror.terms()?.writtenHash
  mirror.setTerms(terms?.ok ? terms.value : null)
  if (mirror.terms()?.writtenHash !== before) comparison.termsChanged()
}

async function reloadConversations(
  { conversations }: Parts,
  tickets: readonly TicketId[] | null,
): Promise<void> {
  const named = [...conversations.open()].filter((id) => tickets?.includes(id) ?? true)
  await Promise.all(named.map(conversations.reload))
}

function takeCommit(parts: Parts, { commit, left, told }: Omit<Committed, 'refused'>): CommittedNotice {
  const { mirror, keeper, conversations, lists, comparison, races } = parts
  const { tickets, messages, directory, closed } = sorted(commit.put)
  const removed = removedBy(commit, mirror, keeper)
  const leftIds: CommandId[] = left.map(({ id }) => id)
  const isDirectoryChanged = directory.length + removed.directory.length > 0
  if (isDirectoryChanged) {
    keeper.apply(directory, removed.directory)
    reckon(parts)
  }
  conversations.put(messages)
  races.look(tickets)
  mirror.apply({ put: tickets, removed: removed.tickets, wiped: commit.wipe, left: leftIds })
  comparison.take(told, { hasWiped: commit.wipe.length > 0 })
  void reloadConversations(parts, removed.hasMessages ? null : conversations.openIn(closed))
  conversations.show()
  lists.drop(leftIds)
  return {
    kind: 'committed',
    chapter: commit.chapter,
    tickets: [...tickets.map(({ id }) => id), ...removed.tickets],
    conversations: removed.hasMessages ? null : [...new Set(ticketsNamed(messages, closed))],
    isDirectoryChanged,
    left: leftIds,
    hasRefusals: commit.refused.length > 0,
    hasWiped: commit.wipe.length > 0,
  }
}

const ticketsNamed = (
  messages: readonly MessageRow[],
  closed: ReadonlySet<ClosedMessages>,
): readonly TicketId[] => [
  ...messages.map(({ ticketId }) => ticketId),
  ...[...closed].flatMap(({ tickets }) => tickets),
]

/**
 * A word that comes late may name rows that are of another truth by now: the server was set back, and what had left the
 * outbox waits again. Then all is read, as the word about that is only on its way (OUT142). So it is where the word is of
 * the chapter before, and tells of commands as left that wait again.
 */
async function takeNotice(parts: Parts, notice: CommittedNotice): Promise<void> {
  const { cache, mirror, conversations, lists, races } = parts
  const rows = await cache.ticketsOf(notice.tickets)
  if (await parts.chapter.hasTurned(notice.chapter)) return load(parts)
  const present = new Set(rows.map(({ id }) => id))
  const removed = notice.tickets.filter((id) => !present.has(id))
  if (notice.isDirectoryChanged) await loadDirectory(parts)
  await reloadConversations(parts, notice.conversations)
  races.look(rows)
  mirror.apply({ put: rows, removed, left: notice.left })
  conversations.show()
  lists.drop(notice.left)
  if (notice.hasRefusals) await lists.readRefused()
}
