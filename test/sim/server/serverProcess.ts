import type { Random } from '#kit/random'
import { saveAccount } from '#server/db/accountStore'
import { beginChapter } from '#server/db/chapters'
import { createDiskSync, type DiskSync } from '#server/db/diskSync'
import { prune } from '#server/db/prune'
import type { RecordBook } from '#server/db/records'
import type { Commit, Store, TicketWrite } from '#server/db/store'
import { createSyncStore } from '#server/db/syncStore'
import type { AccountRow } from '#server/db/tables'
import { writeTickets } from '#server/db/writeTickets'
import type { Logger } from '#server/log'
import type { Meters } from '#server/meters'
import type { SyncPorts } from '#server/sync/createSyncServer'
import { serveConsoles } from '#server/sync/serveConsoles'
import { createWriting } from '#server/writing'
import type { Queue } from '#shared/domain/desk'
import type { PersonId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { type Account, accountSchema } from '#shared/domain/person'
import type { Ambient } from '../world/ambient'
import type { Clockwork } from '../world/clockwork'
import { createLife, type Life, never } from '../world/life'
import type { ContentsEnd, Link, ServerEnd } from '../world/network'
import { type BookPorts, createMemoryBook } from './memoryBook'
import type { MemoryTables } from './memoryTables'
import { createSocketDesk, type DeskSocket } from './socketDesk'

/** The server's program while it runs: the real decisions and the real protocol over tables in memory. */
export interface ServerProcess {
  readonly life: Life
  readonly accept: (link: Link) => ServerEnd
  readonly contents: ContentsEnd
  readonly write: (writes: readonly TicketWrite[], queues?: readonly Queue[]) => Promise<void>
  readonly permit: (account: Account) => Promise<void>
  /** `look` is called while what is remembered is as the forgetting left it. */
  readonly prune: (departures: number, look: () => void) => Promise<void>
  /** Runs once no transaction is under way, unless the process dies before. */
  readonly betweenTransactions: (look: () => void) => Promise<void>
  /** The process dies at the n-th question or change from now. */
  readonly dieIn: (records: number) => void
  /** The next so many questions and changes fail, as on a full disk. */
  readonly failFor: (records: number) => void
}

export interface ServerPorts {
  readonly clockwork: Clockwork
  readonly ambient: Ambient
  readonly random: Random
  readonly partBytes: number
  /** New with every start. */
  readonly chapter: string
  /** How long a slow question to the store may take. */
  readonly storeMs: () => number
  readonly epochMs: number
  readonly onCommit: BookPorts['onCommit']
  /** Settles when all that was committed is on the disk. */
  readonly sync: () => Promise<void>
  readonly onSend: (socket: DeskSocket, event: string, payload: unknown) => void
  readonly onError: (error: unknown) => void
  /** Held by tests that want one question to take longer than another. */
  readonly whileAsking?: () => Promise<void>
}

/** Not every question waits: most answers are in memory. */
const SLOW_SHARE = 0.2

class DiskFault extends Error {}

const nobodyCounts: Meters = {
  consolesAre: () => undefined,
  committed: () => undefined,
  decided: () => undefined,
  pulled: () => undefined,
  answered: () => undefined,
  heldBack: () => undefined,
  text: async () => '',
  contentType: '',
  close: () => undefined,
}

export function startServer(tables: MemoryTables, ports: ServerPorts): ServerProcess {
  const { clockwork, ambient, partBytes, epochMs, onSend } = ports
  const life = createLife()
  const trouble: Trouble = { dieIn: 0, failFor: 0, undo: () => undefined }
  const disk = createDiskSync(ports.sync)
  const onCommit: BookPorts['onCommit'] = (written, undo) => {
    disk.written()
    ports.onCommit(written, undo)
  }
  const book = createMemoryBook(tables, { gate: gateOf(life, trouble, ports), onCommit })
  const begun = book.atOnce((records) => beginChapter(records, ports.chapter))
  // A store that cannot be opened ends the process, whose supervisor starts it anew.
  begun.catch((error: unknown) => (error instanceof DiskFault ? life.end() : ports.onError(error)))
  const clock = { now: () => instant(Math.floor(epochMs + clockwork.now())) }
  const { commitAndSend } = createWriting(disk, (commit) => sync.send(commit))
  const as = (work: () => void): void => ambient.as(life, work)
  const desk = createSocketDesk({ life, as, onSend })
  const store = storeOver(book, disk, partBytes)
  const sync = ambient.as(life, () =>
    serveConsoles(
      {
        store,
        authority: authorityOver(tables, life),
        clock,
        log: logTo((error) => (error instanceof DiskFault ? undefined : ports.onError(error))),
        meters: nobodyCounts,
        commitAndSend,
      },
      desk.io,
    ),
  )
  const alone = async (work: () => Promise<Commit>): Promise<void> => {
    await commitAndSend(work, (commit) => commit).catch((error: unknown) => {
      if (!(error instanceof DiskFault)) ports.onError(error)
    })
  }
  return {
    life,
    accept: desk.accept,
    contents: contentsIn(tables, life),
    write: (writes, queues = []) => alone(async () => (await writeTickets(book, writes, queues)).commit),
    permit: (account) =>
      alone(async () => {
        const commit = await saveAccount(book, { ...account, passwordHash: '' })
        await sync.refresh()
        return commit
      }),
    prune: (departures, look) =>
      alone(async () => {
        await prune(book, clock.now(), { departures, answers: 1_000 })
        look()
        return []
      }),
    betweenTransactions: (look) =>
      book.betweenTransactions(() => {
        if (!life.isOver()) look()
      }),
    dieIn: (records) => {
      trouble.dieIn = records
    },
    failFor: (records) => {
      trouble.failFor = records
    },
  }
}

interface Trouble {
  dieIn: number
  failFor: number
  /** Takes back the transaction that is running. */
  undo: () => void
}

function gateOf(
  life: Life,
  trouble: Trouble,
  { clockwork, random, storeMs, whileAsking }: ServerPorts,
): BookPorts['gate'] {
  life.onEnd(() => trouble.undo())
  const waitABit = (): Promise<void> =>
    new Promise((resolve) => {
      clockwork.after(storeMs() * random.next(), resolve, life)
    })
  return async (moment, undo) => {
    if (life.isOver()) return never()
    trouble.undo = undo
    if (trouble.dieIn > 0 && --trouble.dieIn === 0) {
      life.end()
      return never()
    }
    if (moment === 'record' && trouble.failFor > 0) {
      trouble.failFor--
      throw new DiskFault('The disk is full.')
    }
    await whileAsking?.()
    if (storeMs() > 0 && random.chance(SLOW_SHARE)) await waitABit()
  }
}

/** What the synchronisation asks of a store. Parts are as small as the world wants them. */
function storeOver(book: RecordBook, { onDisk }: DiskSync, partBytes: number): Store {
  const sync = createSyncStore(book)
  return {
    ...sync,
    onDisk,
    pull: (request: Parameters<Store['pull']>[0]) => sync.pull({ ...request, maxBytes: partBytes }),
    pullPacked: (...[request, reckoner]: Parameters<Store['pullPacked']>) =>
      sync.pullPacked({ ...request, maxBytes: partBytes }, reckoner),
  } as unknown as Store
}

/** Tokens are the ids of their owners; who they are is read anew on every call, as the real authority does. */
const authorityOver = (tables: MemoryTables, life: Life): SyncPorts['authority'] => ({
  check: () => never(),
  signIn: () => never(),
  signOut: () => never(),
  accountOf: async (token) => (life.isOver() ? never() : accountIn(tables, token)),
})

/** What the routes of attachments do, without their files: the contents are worth nothing here but to be there. */
const contentsIn = (tables: MemoryTables, life: Life): ContentsEnd => ({
  wanted: async (token, ids) => {
    if (life.isOver()) return never()
    const uploaded = tables.uploads.get(token as PersonId)
    return ids.filter((id) => !uploaded?.has(id))
  },
  take: async (token, id) => {
    if (life.isOver()) return never()
    const person = token as PersonId
    tables.uploads.set(person, new Set([...(tables.uploads.get(person) ?? []), id]))
  },
})

/** Rows are replaced and never changed, so each is read once. */
const accounts = new WeakMap<AccountRow, Account>()

export function accountIn(tables: MemoryTables, token: string): Account | null {
  const row = tables.accounts.get(token as PersonId)
  if (!row) return null
  const known = accounts.get(row)
  if (known) return known
  const { id, name, email, role, queues } = row
  const account = accountSchema.parse({ id, name, email, role, queues: JSON.parse(queues) })
  accounts.set(row, account)
  return account
}

/** Errors are the only lines that matter here. */
const logTo = (onError: (error: unknown) => void): Logger =>
  ({
    info: () => undefined,
    warn: () => undefined,
    debug: () => undefined,
    error: (told: { readonly err?: unknown }) => onError(told.err),
  }) as unknown as Logger
