import type { Dexie, Table } from 'dexie'
import * as z from 'zod/mini'
import { type Attachment, attachmentLimits, attachmentSchema } from '#shared/domain/attachment'
import { type TicketId, ticketIdSchema } from '#shared/domain/ids'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { Watchable } from './deskData'
import { noEars, openDatabase } from './openDatabase'
import { openRefusalOf } from './openRefusal'
import type { AttachedFile } from './outboxFiles'
import type { Channel, DeskPorts } from './ports'
import { isRoomFor } from './roomFor'
import { createWatchable, type WatchableSource } from './watchable'

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
}

/** How a content is known within its draft: the same content may go out under two names. */
const fileSchema = z.strictObject({
  ticket: z.string(),
  contentId: z.string(),
  name: z.string(),
  place: z.int(),
  attachment: attachmentSchema,
  content: z.instanceof(Blob),
})
type StoredFile = z.infer<typeof fileSchema>
type FileKey = [ticket: string, contentId: string, name: string]

const SHAPE = {
  version: 1,
  tables: { files: '[ticket+contentId+name], ticket' },
  durability: 'strict',
  relaxedOver: [],
} as const
const noFiles: readonly AttachedFile[] = []

const keyOf = (ticket: TicketId, { id, name }: Attachment): FileKey => [ticket, id, name]

async function readFiles(files: Table<unknown, FileKey>, ticket: TicketId): Promise<readonly StoredFile[]> {
  const rows = await files.where('ticket').equals(ticket).sortBy('place')
  return rows.flatMap((row) => {
    const read = fileSchema.safeParse(row)
    return read.success ? [read.data] : []
  })
}

/** Inside a transaction: behind those that are there, unless they would be too many together. */
async function putFiles(
  files: Table<unknown, FileKey>,
  ticket: TicketId,
  given: readonly AttachedFile[],
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

type Ports = Pick<DeskPorts, 'indexedDb' | 'freeBytes' | 'report' | 'timers' | 'openChannel'>

/** The table, opened when files are first asked for, so that a desk starts without it. */
function openedLater(name: string, { indexedDb, timers }: Ports) {
  let opening: Promise<Dexie> | null = null
  let isClosed = false
  return {
    files: async (): Promise<Table<unknown, FileKey>> => {
      if (isClosed) throw new Error('The desk is closed.')
      opening ??= openDatabase({ ...SHAPE, name }, indexedDb, { ...noEars, timers }).catch(
        (error: unknown) => {
          opening = null
          throw error
        },
      )
      return (await opening).table('files')
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
      shown.get(ticket)?.set(await readFiles(await store.files(), ticket))
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
  return {
    of: shown.of,
    add: async (ticket, given) => {
      if (given.length === 0) return accepted(null)
      if (!(await isRoomFor(given, freeBytes))) return refused({ kind: 'no-room' })
      try {
        const files = await store.files()
        const put = await files.db.transaction('rw', files, () => putFiles(files, ticket, given))
        await shown.changed(ticket)
        return put
      } catch (error) {
        report(error)
        return refused({ kind: openRefusalOf(error).kind === 'full' ? 'no-room' : 'not-kept' })
      }
    },
    remove: async (ticket, given) => {
      try {
        const files = await store.files()
        await files.bulkDelete(given.map(({ attachment }) => keyOf(ticket, attachment)))
        await shown.changed(ticket)
      } catch (error) {
        report(error)
      }
    },
    close: () => {
      shown.close()
      store.close()
    },
  }
}
