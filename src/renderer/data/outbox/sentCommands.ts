import * as z from 'zod/mini'
import { hasAttachments } from '#shared/commands/write'
import { type ClientId, clientIdSchema } from '#shared/domain/ids'
import type { Intent } from '#shared/protocol/messages'
import { dropFiles } from './outboxFiles'
import { identityOf, type OutboxTables, readIntent } from './outboxTables'

/** Carried-out commands kept for a server that is set back; as many as a server remembers its answers to. */
export const SENT_KEPT = 1_000
/** Commands in one row: of many that leave together each need not be written, and indexed, by itself. */
export const SENT_TOGETHER = 100

/** What one server has carried out of one client's commands; `id` and `n` are those of the last. */
interface SentRow {
  readonly id: string
  readonly n: number
  readonly clientId: ClientId
  readonly serverId: string | null
  /** By rising number. */
  readonly intents: readonly Intent[]
}

const headSchema = { id: z.string(), n: z.int(), clientId: clientIdSchema, serverId: z.nullable(z.string()) }
/** Their commands are checked when they are needed. */
const sentSchema = z.union([
  z.strictObject({ ...headSchema, intents: z.array(z.unknown()) }),
  // As releases before wrote it.
  z.strictObject({ ...headSchema, intent: z.unknown() }),
])
type StoredRow = z.infer<typeof sentSchema>

const intentsIn = (row: StoredRow): readonly unknown[] => ('intents' in row ? row.intents : [row.intent])

/** Within the caller's transaction, like all that follows; what was read of the outbox, by rising number. */
export async function keepSent(
  tables: OutboxTables,
  by: Pick<SentRow, 'clientId' | 'serverId'>,
  stored: readonly unknown[],
): Promise<void> {
  const intents = stored.flatMap(readable)
  const last = intents.at(-1)
  if (last === undefined) return
  const attaching = intents.filter(({ args }) => hasAttachments(args)).map(({ id }) => id)
  const tooOld = last.n - SENT_KEPT
  await Promise.all([
    tables.sent.bulkPut(rowsOf(intents, by)),
    dropFiles(tables.files, attaching),
    tooOld > 0 ? tables.sent.where('n').belowOrEqual(tooOld).delete() : null,
  ])
}

function rowsOf(intents: readonly Intent[], by: Pick<SentRow, 'clientId' | 'serverId'>): readonly SentRow[] {
  const rows: SentRow[] = []
  for (let from = 0; from < intents.length; from += SENT_TOGETHER) {
    const some = intents.slice(from, from + SENT_TOGETHER)
    const last = some.at(-1)
    if (last) rows.push({ id: last.id, n: last.n, ...by, intents: some })
  }
  return rows
}

/** What this server had carried out and does not have any more, in order. */
export async function lostAbove(
  tables: OutboxTables,
  serverId: string | null,
  decidedTo: number,
): Promise<readonly Intent[]> {
  const { clientId } = await identityOf(tables)
  const later = await tables.sent.where('n').above(decidedTo).toArray()
  return later
    .flatMap((row) => {
      const sent = sentSchema.safeParse(row).data
      return sent?.clientId === clientId && sent.serverId === serverId ? intentsIn(sent) : []
    })
    .flatMap(readable)
    .filter(({ n }) => n > decidedTo)
    .toSorted((a, b) => a.n - b.n)
}

/**
 * What was carried out last of the commands of this client id. Numbers of an earlier client id may be higher, so each row
 * is asked whose it is.
 */
export async function newestSent(tables: OutboxTables): Promise<Intent | null> {
  const { clientId } = await identityOf(tables)
  const ours = (row: unknown): boolean => sentSchema.safeParse(row).data?.clientId === clientId
  const newest = sentSchema.safeParse(await tables.sent.orderBy('n').filter(ours).last()).data
  return newest ? ([intentsIn(newest).at(-1)].flatMap(readable)[0] ?? null) : null
}

function readable(row: unknown): readonly Intent[] {
  const read = readIntent(row)
  return read.success ? [read.data] : []
}
