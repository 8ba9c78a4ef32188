import { Dexie, type Table } from 'dexie'
import * as z from 'zod/mini'
import { refusalSchema } from '#shared/commands/refusal'
import { type ClientId, type CommandId, clientIdSchema } from '#shared/domain/ids'
import { type Instant, instant, instantSchema } from '#shared/domain/instant'
import { type Intent, intentSchema } from '#shared/protocol/messages'
import type { Commit } from '#shared/sync/effect'
import type { IndexedDbPort } from './databases'

const refusedSchema = z.readonly(z.strictObject({ intent: intentSchema, refusal: refusalSchema }))
export type RefusedIntent = z.infer<typeof refusedSchema>

/** Who this installation is to the server, and the next number of its row. */
const identitySchema = z.strictObject({
  key: z.literal('identity'),
  clientId: clientIdSchema,
  epoch: z.int(),
  nextN: z.int(),
  lastAt: instantSchema,
})
type Identity = z.infer<typeof identitySchema>

export type IntentDraft = Omit<Intent, 'n' | 'at'>

/** The agent's intents on disk: strictly durable, written by any window, never dropped with the cache. */
export interface OutboxStore {
  readonly clientId: () => Promise<ClientId>
  readonly waiting: () => Promise<readonly Intent[]>
  readonly refused: () => Promise<readonly RefusedIntent[]>
  /**
   * Gives the draft its number and its instant in the transaction that writes it (R1): numbers have no gap, instants
   * rise by at least one millisecond. Rejects when the disk does not take it.
   */
  readonly append: (draft: IntentDraft, now: Instant) => Promise<Intent>
  /** Answers the commands that left for the refused ones. */
  readonly settle: (commit: Pick<Commit, 'released' | 'refused'>) => Promise<readonly RefusedIntent[]>
  readonly discard: (id: CommandId) => Promise<void>
  /** Raises the epoch above itself and `above`, before every connection (S3). */
  readonly raiseEpoch: (above: number) => Promise<number>
  /** A new client id, and all that waits numbered from 1 under it, in its order (S2). */
  readonly renumber: () => Promise<{ clientId: ClientId; intents: readonly Intent[] }>
  readonly close: () => void
}

interface Tables {
  readonly commands: Table<unknown, number>
  readonly refused: Table<unknown, string>
  readonly identity: Table<unknown, string>
}

export async function openOutbox(
  name: string,
  newClientId: () => ClientId,
  port: IndexedDbPort,
): Promise<OutboxStore> {
  const db = new Dexie(name, { ...port, chromeTransactionDurability: 'strict' })
  db.version(1).stores({ commands: 'n', refused: 'intent.id', identity: 'key' })
  await db.open()
  const tables: Tables = {
    commands: db.table('commands'),
    refused: db.table('refused'),
    identity: db.table('identity'),
  }
  const inOne = <Value>(work: () => Promise<Value>): Promise<Value> =>
    db.transaction('rw', Object.values(tables), work)
  await inOne(() => makeIdentity(tables, newClientId))
  return {
    clientId: async () => (await identityOf(tables)).clientId,
    waiting: () => waitingIn(tables),
    refused: async () => z.array(refusedSchema).parse(await tables.refused.toArray()),
    append: (draft, now) => inOne(() => append(tables, draft, now)),
    settle: ({ released, refused }) => inOne(() => settle(tables, released, refused)),
    discard: (id) => tables.refused.delete(id),
    raiseEpoch: (above) => inOne(() => raiseEpoch(tables, above)),
    renumber: () => inOne(() => renumber(tables, newClientId())),
    close: () => db.close(),
  }
}

// What follows runs inside the caller's one transaction: it is done whole or not at all.

async function makeIdentity(tables: Tables, newClientId: () => ClientId): Promise<void> {
  if ((await tables.identity.get('identity')) !== undefined) return
  const first: Identity = {
    key: 'identity',
    clientId: newClientId(),
    epoch: 0,
    nextN: 1,
    lastAt: instant(0),
  }
  await tables.identity.put(first)
}

const identityOf = async (tables: Tables): Promise<Identity> =>
  identitySchema.parse(await tables.identity.get('identity'))

const waitingIn = async (tables: Tables): Promise<readonly Intent[]> =>
  z.array(intentSchema).parse(await tables.commands.orderBy('n').toArray())

async function append(tables: Tables, draft: IntentDraft, now: Instant): Promise<Intent> {
  const me = await identityOf(tables)
  const at = instant(Math.max(now, me.lastAt + 1))
  const intent: Intent = { ...draft, n: me.nextN, at }
  await tables.commands.add(intent)
  await tables.identity.put({ ...me, nextN: me.nextN + 1, lastAt: at })
  return intent
}

async function raiseEpoch(tables: Tables, above: number): Promise<number> {
  const me = await identityOf(tables)
  const epoch = Math.max(me.epoch, above) + 1
  await tables.identity.put({ ...me, epoch })
  return epoch
}

async function renumber(
  tables: Tables,
  clientId: ClientId,
): Promise<{ clientId: ClientId; intents: readonly Intent[] }> {
  const intents = (await waitingIn(tables)).map((intent, index) => ({ ...intent, n: index + 1 }))
  const me = await identityOf(tables)
  await tables.commands.clear()
  await tables.commands.bulkAdd(intents)
  await tables.identity.put({ ...me, clientId, epoch: 0, nextN: intents.length + 1 })
  return { clientId, intents }
}

/** A refused command is never in both places and never in neither. */
async function settle(
  tables: Tables,
  released: Commit['released'],
  refusals: Commit['refused'],
): Promise<readonly RefusedIntent[]> {
  const moved: RefusedIntent[] = []
  for (const { n, refusal } of refusals) {
    const stored = await tables.commands.get(n)
    if (stored !== undefined) moved.push({ intent: intentSchema.parse(stored), refusal })
  }
  await tables.refused.bulkPut(moved)
  await tables.commands.bulkDelete([...released, ...refusals.map(({ n }) => n)])
  return moved
}
