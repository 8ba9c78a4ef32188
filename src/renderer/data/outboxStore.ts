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
  /** A new client id; these commands from 1 on, in their order; all others go (S2). */
  readonly renumber: (
    numbers: readonly number[],
  ) => Promise<{ clientId: ClientId; intents: readonly Intent[] }>
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
  const all = [tables.commands, tables.refused, tables.identity]
  const inOne = <Value>(work: () => Promise<Value>): Promise<Value> => db.transaction('rw', all, work)
  const identity = async (): Promise<Identity> => {
    const stored = await tables.identity.get('identity')
    if (stored !== undefined) return identitySchema.parse(stored)
    const first: Identity = {
      key: 'identity',
      clientId: newClientId(),
      epoch: 0,
      nextN: 1,
      lastAt: instant(0),
    }
    await tables.identity.put(first)
    return first
  }
  const waiting = async (): Promise<readonly Intent[]> =>
    z.array(intentSchema).parse(await tables.commands.orderBy('n').toArray())

  return {
    clientId: async () => (await inOne(identity)).clientId,
    waiting,
    refused: async () => z.array(refusedSchema).parse(await tables.refused.toArray()),
    append: (draft, now) =>
      inOne(async () => {
        const me = await identity()
        const at = instant(Math.max(now, me.lastAt + 1))
        const intent: Intent = { ...draft, n: me.nextN, at }
        await tables.commands.add(intent)
        await tables.identity.put({ ...me, nextN: me.nextN + 1, lastAt: at })
        return intent
      }),
    settle: ({ released, refused }) => inOne(() => settle(tables, released, refused)),
    discard: (id) => tables.refused.delete(id),
    raiseEpoch: (above) =>
      inOne(async () => {
        const me = await identity()
        const epoch = Math.max(me.epoch, above) + 1
        await tables.identity.put({ ...me, epoch })
        return epoch
      }),
    renumber: (numbers) =>
      inOne(async () => {
        const kept = (await waiting()).filter((intent) => numbers.includes(intent.n))
        const intents = kept.map((intent, index) => ({ ...intent, n: index + 1 }))
        const clientId = newClientId()
        const me = await identity()
        await tables.commands.clear()
        await tables.commands.bulkAdd(intents)
        await tables.identity.put({ ...me, clientId, epoch: 0, nextN: intents.length + 1 })
        return { clientId, intents }
      }),
    close: () => db.close(),
  }
}

/** Runs inside the caller's transaction: a refused command is never in both places and never in neither. */
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
