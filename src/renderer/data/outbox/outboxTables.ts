import type { Table } from 'dexie'
import * as z from 'zod/mini'
import { refusalSchema } from '#shared/commands/refusal'
import { clientIdSchema, type QueueId, queueIdSchema } from '#shared/domain/ids'
import { instantSchema } from '#shared/domain/instant'
import { fitsOf } from '#shared/protocol/fits'
import { type Intent, intentSchema } from '#shared/protocol/messages'
import { NotOpened } from '../disk/openRefusal'
import { FILES_TABLE, type FilesTable } from './outboxFiles'

/** Raised when the tables or what lies in them change; what an older release left is carried over, never dropped. */
export const OUTBOX_VERSION = 4
export const outboxTables = {
  commands: 'n',
  refused: 'intent.id',
  identity: 'key',
  /** Carried out; kept for a server that is set back to an older copy. By the last of those that left together. */
  sent: 'id, n',
  /** What this release cannot read, as it was found. */
  parked: '++place',
  /** What the commands that wait and the refused ones bring along. */
  files: FILES_TABLE,
}

export interface OutboxTables {
  readonly commands: Table<unknown, number>
  readonly refused: Table<unknown, string>
  readonly identity: Table<unknown, string>
  readonly sent: Table<unknown, string>
  readonly parked: Table<unknown, number>
  readonly files: FilesTable
}

export const refusedSchema = z.readonly(z.strictObject({ intent: intentSchema, refusal: refusalSchema }))
export type RefusedIntent = z.infer<typeof refusedSchema>

/** Who this installation is to the server, and the next number of its row. */
const identitySchema = z.strictObject({
  key: z.literal('identity'),
  clientId: clientIdSchema,
  epoch: z.int(),
  nextN: z.int(),
  lastAt: instantSchema,
})
export type Identity = z.infer<typeof identitySchema>

/** Which queues this person does not want on this computer; beside what waits, so that a dropped cache does not lose it. */
const choiceSchema = z.strictObject({
  key: z.literal('left-out'),
  queues: z.readonly(z.array(queueIdSchema)),
})
type Choice = z.infer<typeof choiceSchema>

/** What cannot be read leaves nothing out: too much is kept rather than too little. */
export const leftOutIn = async (tables: OutboxTables): Promise<readonly QueueId[]> =>
  leftOutOf([await tables.identity.get('left-out')])

/** The same of the rows that lie there. */
export function leftOutOf(rows: readonly unknown[]): readonly QueueId[] {
  const [choice] = rows.flatMap((row) => {
    const read = choiceSchema.safeParse(row)
    return read.success ? [read.data] : []
  })
  return choice?.queues ?? []
}

export async function putLeftOut(tables: OutboxTables, queues: readonly QueueId[]): Promise<void> {
  const choice: Choice = { key: 'left-out', queues }
  await tables.identity.put(choice)
}

/** That the server was set back, and what it may have lost is not numbered anew yet. */
const SET_BACK = 'set-back'

export const isSetBack = async ({ identity }: OutboxTables): Promise<boolean> =>
  (await identity.get(SET_BACK)) !== undefined

export async function noteSetBack({ identity }: OutboxTables): Promise<void> {
  await identity.put({ key: SET_BACK })
}

export const forgetSetBack = ({ identity }: OutboxTables): Promise<void> => identity.delete(SET_BACK)

export async function identityOf(tables: OutboxTables): Promise<Identity> {
  const identity = identitySchema.safeParse(await tables.identity.get('identity'))
  if (identity.success) return identity.data
  throw await damaged(tables)
}

/** Whether these are the rows of a table that says who this is. */
export const isIdentified = (rows: readonly unknown[]): boolean =>
  rows.some((row) => identitySchema.safeParse(row).success)

/** Whether it is kept who this is; rejects where that cannot be read. */
export async function hasIdentity(tables: OutboxTables): Promise<boolean> {
  // Asked for at once: one wait for the disk.
  const [count, row] = await Promise.all([tables.identity.count(), tables.identity.get('identity')])
  if (count === 0) return false
  if (identitySchema.safeParse(row).success) return true
  throw await damaged(tables)
}

/** New numbers would send again what the server has decided on under the old ones. */
const damaged = async (tables: OutboxTables): Promise<NotOpened> =>
  new NotOpened({ kind: 'outbox-damaged', contents: await contentsOf(tables) })

/** Everything that is there, for a file that somebody can read. */
export async function contentsOf(tables: OutboxTables): Promise<string | null> {
  try {
    const contents: Record<string, unknown> = {}
    for (const [name, table] of Object.entries(tables)) contents[name] = await table.toArray()
    return JSON.stringify(contents, null, 2)
  } catch {
    // A database that cannot be read at all has nothing to save.
    return null
  }
}

const isIntent = fitsOf(intentSchema)

/** As the schema reads it; what is certainly of its form is taken as it is. */
export const readIntent = (row: unknown): z.core.util.SafeParseResult<Intent> =>
  isIntent(row) ? { success: true, data: row } : intentSchema.safeParse(row)

/** The commands that wait, in order; null when one of them cannot be read. */
export const readableIn = async ({ commands }: OutboxTables): Promise<readonly Intent[] | null> =>
  readableOf(await commands.toArray())

/** The same of the rows that lie there. */
export function readableOf(rows: readonly unknown[]): readonly Intent[] | null {
  const waiting: Intent[] = []
  for (const row of rows) {
    const read = readIntent(row)
    if (!read.success) return null
    waiting.push(read.data)
  }
  return waiting
}

/**
 * The commands that wait, in order. What cannot be read is put aside in the same transaction: it would keep everything
 * behind it from being sent, and is shown instead (ADR 21).
 */
export async function waitingIn(tables: OutboxTables): Promise<readonly Intent[]> {
  const waiting: Intent[] = []
  const keys = await tables.commands.toCollection().primaryKeys()
  const rows = await tables.commands.bulkGet(keys)
  for (const [index, row] of rows.entries()) {
    const read = intentSchema.safeParse(row)
    const key = keys[index]
    if (read.success) waiting.push(read.data)
    else if (key !== undefined) {
      await tables.parked.add({ row })
      await tables.commands.delete(key)
    }
  }
  return waiting
}
