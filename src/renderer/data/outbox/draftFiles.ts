import type { Dexie, Table } from 'dexie'
import * as z from 'zod/mini'
import {
  type Attachment,
  attachmentLimits,
  attachmentSchema,
  type ContentId,
} from '#shared/domain/attachment'
import { type TicketId, ticketIdSchema } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { Watchable } from '../deskData'
import { noEars, openDatabase } from '../disk/openDatabase'
import { openRefusalOf } from '../disk/openRefusal'
import type { Channel, DeskPorts } from '../ports'
import { createWatchable, type WatchableSource } from '../watchable'
import { agedDrafts, type DraftTables, letGoOf, onceAnHour, touchDraft } from './draftAge'
import { asFile, type KeptFile, keptContentSchema, writeWithFiles } from './keptFiles'
import type { AttachedFile } from './outboxFiles'
import { isRoomFor } from './roomFor'

export type DraftFileRefusal =
  | { readonly kind: 'too-many' }
  | { readonly kind: 'no-room' }
  | { readonly kind: 'not-kept' }

/**
 * Files chosen for messages that are still being written, kept on this computer beside the words until they are sent or
 * taken off, and the same in every window (TKT90).
 */
export interface DraftFiles {
  /** In the order in which they were chosen; none until they were read. */
  readonly of: (ticket: TicketId) => Watchable<readonly AttachedFile[]>
  /** All of them or none; one that is there already stays the one. Never rejects. */
  readonly add: (ticket: TicketId, files: readonly AttachedFile[]) => Promise<Result<null, DraftFileRefusal>>
  /** Never rejects: what could not be taken off stays in sight. */
  readonly remove: (ticket: TicketId, files: readonly AttachedFile[]) => Promise<void>
  /** Somebody has the message open; its files are kept for another 30 days. Never rejects. */
  readonly touch: (ticket: TicketId) => Promise<void>
  /**
   * Takes off what nobody has touched for 30 days (ATT20), but of a message that has words, or one of whose files an
   * action of the outbox brings along. Never rejects.
   */
  readonly letGoOfAged: (hasWords: (ticket: TicketId) => boolean) => Promise<void>
}

/** How a content is known within its draft: the same content may go out under two names. */
const fileSchema = z.strictObject({
  ticket: z.string(),
  contentId: z.string(),
  name: z.string(),
  place: z.int(),
  attachment: attachmentSchema,
  content: keptContentSchema,
})
type StoredFile = z.infer<typeof fileSchema>
type ReadFile = Omit<StoredFile, 'content'> & AttachedFile
type FileKey = [ticket: string, contentId: string, name: string]

const SHAPE = {
  version: 2,
  tables: { files: '[ticket+contentId+name], ticket', touches: 'ticket' },
  durability: 'strict',
  relaxedOver: [],
} as const
const noFiles: readonly AttachedFile[] = []

const keyOf = (ticket: TicketId, { id, name }: Attachment): FileKey => [ticket, id, name]

async function readFiles(files: Table<unknown, FileKey>, ticket: TicketId): Promise<readonly ReadFile[]> {
  const rows = await files.where('ticket').equals(ticket).sortBy('place')
  return rows.flatMap((row) => {
    const read = fileSchema.safeParse(row)
    return read.success ? [{ ...read.data, content: asFile(read.data.content) }] : []
  })
}

/** Inside a transaction: behind those that are there, unless they would be too many together. */
async function putFiles(
  files: Table<unknown, FileKey>,
  ticket: TicketId,
  given: readonly KeptFile[],
): Promise<Result<null, DraftFileRefusal>> {
  const present = await readFiles(files, ticket)
  const known = new Set(present.map(({ contentId, name }) => `${contentId} ${name}`))
  const fresh = given.filter(({ attachment: { id, name } }) => !known.has(`${id} ${name}`))
  if (present.length + fresh.length > attachmentLimits.perMessage) return refused({ kind: 'too-many' })
  const next = (present.at(-1)?.place ?? -1) + 1
  const rows = fresh.map(({ attachment, content }, index): StoredFile => {
    const [, contentId, name] = keyOf(ticket, attachment)
    return { ticket, contentId, name, place: next + index, attachment, content }
  })
  await files.bulkPut(rows)
  return accepted(null)
}

interface Ports extends Pick<DeskPorts, 'indexedDb' | 'freeBytes' | 'report' | 'timers' | 'openChannel'> {
  readonly now: () => Instant
  /** Whether an action that has not left the outbox brings this content along. */
  readonly isWaiting: (content: ContentId) => Promise<boolean>
}

interface Tables extends DraftTables<FileKey> {
  /** Runs the work in one transaction over both. */
  readonly inOne: <Value>(work: () => Promise<Value>) => Promise<Value>
}

function tablesOf(db: Dexie): Tables {
  const files: Table<unknown, FileKey> = db.table('files')
  const touches: Table<unknown, string> = db.table('touches')
  return { files, touches, inOne: (work) => db.transaction('rw', [files, touches], work) }
}

/** The tables, opened when files are first asked for, so that a desk starts without them. */
function openedLater(name: string, { indexedDb, timers }: Ports) {
  let opening: Promise<Dexie> | null = null
  let isClosed = false
  return {
    tables: async (): Promise<Tables> => {
      if (isClosed) throw new Error('The desk is closed.')
      opening ??= openDatabase({
        shape: { ...SHAPE, name },
        port: indexedDb,
        ears: { ...noEars, timers },
        look: null,
      }).catch((error: unknown) => {
        opening = null
        throw error
      })
      return tablesOf(await opening)
    },
    isThere: async () => {
      const databases = await indexedDb.indexedDB.databases()
      return databases.some((database) => database.name === name)
    },
    close: () => {
      isClosed = true
      opening?.then(
        (db) => db.close(),
        () => undefined, // What did not open needs no closing.
      )
    },
  }
}

/** What is shown of each ticket that was asked for; read anew after each change in any window. */
function shownFiles(name: string, store: ReturnType<typeof openedLater>, ports: Ports, report: Report) {
  const shown = new Map<TicketId, WatchableSource<readonly AttachedFile[]>>()
  const read = async (ticket: TicketId): Promise<void> => {
    try {
      shown.get(ticket)?.set(await readFiles((await store.tables()).files, ticket))
    } catch (error) {
      report(error)
    }
  }
  let channel: Channel | null = null
  // Nobody hears of files that are not asked for, and a desk starts without it.
  const connected = (): Channel =>
    (channel ??= ports.openChannel(name, (message) => {
      const ticket = ticketIdSchema.safeParse(message)
      if (ticket.success) void read(ticket.data)
    }))
  return {
    of: (ticket: TicketId) => {
      const known = shown.get(ticket)
      if (known) return known
      connected()
      const files = createWatchable(noFiles)
      shown.set(ticket, files)
      void read(ticket)
      return files
    },
    /** How many of a ticket are in sight. */
    count: (ticket: TicketId) => shown.get(ticket)?.get().length ?? 0,
    changed: async (ticket: TicketId): Promise<void> => {
      connected().post(ticket)
      await read(ticket)
    },
    close: () => channel?.close(),
  }
}

type Report = (error: unknown) => void

/** `name` is that of their database; the windows tell each other by it which ticket's have changed. */
export function createDraftFiles(name: string, ports: Ports): DraftFiles & { readonly close: () => void } {
  const { freeBytes = async () => null } = ports
  const report: Report = (error) => ports.report(`Files of a draft could not be kept. ${String(error)}`)
  const store = openedLater(name, ports)
  const shown = shownFiles(name, store, ports, report)
  const orReport = (work: () => Promise<void>): Promise<void> => work().catch(report)
  return {
    of: shown.of,
    add: async (ticket, given) => {
      if (given.length === 0) return accepted(null)
      if (!(await isRoomFor(given, freeBytes))) return refused({ kind: 'no-room' })
      try {
        const tables = await store.tables()
        const put = await writeWithFiles([{ files: given }], ([one]) =>
          tables.inOne(async () => {
            const refusal = await putFiles(tables.files, ticket, one?.files ?? [])
            await touchDraft(tables, ticket, ports.now())
            return refusal
          }),
        )
        await shown.changed(ticket)
        return put
      } catch (error) {
        report(error)
        return refused({ kind: openRefusalOf(error).kind === 'full' ? 'no-room' : 'not-kept' })
      }
    },
    remove: (ticket, given) =>
      orReport(async () => {
        const tables = await store.tables()
        await tables.inOne(async () => {
          await tables.files.bulkDelete(given.map(({ attachment }) => keyOf(ticket, attachment)))
          await touchDraft(tables, ticket, ports.now())
        })
        await shown.changed(ticket)
      }),
    ...ageing(store, shown, ports, orReport),
    close: () => {
      shown.close()
      store.close()
    },
  }
}

/** Notes who works on a message, and takes off what nobody came back to. */
function ageing(
  store: ReturnType<typeof openedLater>,
  shown: ReturnType<typeof shownFiles>,
  ports: Ports,
  orReport: (work: () => Promise<void>) => Promise<void>,
): Pick<DraftFiles, 'touch' | 'letGoOfAged'> {
  const isDue = onceAnHour(ports.now)
  return {
    touch: (ticket) =>
      orReport(async () => {
        if (shown.count(ticket) === 0 || !isDue(ticket)) return
        const tables = await store.tables()
        await tables.inOne(() => touchDraft(tables, ticket, ports.now()))
      }),
    letGoOfAged: (hasWords) =>
      orReport(async () => {
        if (!(await store.isThere())) return
        const gone = await letGoOfAged(await store.tables(), ports, hasWords)
        for (const ticket of gone) await shown.changed(ticket)
      }),
  }
}

/** Answers whose files went. */
async function letGoOfAged(
  tables: Tables,
  { now, isWaiting }: Ports,
  hasWords: (ticket: TicketId) => boolean,
): Promise<readonly TicketId[]> {
  const gone: TicketId[] = []
  for (const ticket of await tables.inOne(() => agedDrafts(tables, now()))) {
    if (hasWords(ticket) || (await someWaits(await readFiles(tables.files, ticket), isWaiting))) continue
    if (await tables.inOne(() => letGoOf(tables, ticket, now()))) gone.push(ticket)
  }
  return gone
}

async function someWaits(files: readonly ReadFile[], isWaiting: Ports['isWaiting']): Promise<boolean> {
  for (const { attachment } of files) if (await isWaiting(attachment.id)) return true
  return false
}
