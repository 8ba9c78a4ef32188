import { BEFORE_ALL } from '#shared/protocol/rows'
import type { AnswerTo, Records, StoredEntity } from './records'
import type { AnswerRow, ClientRow, EntityRow, ScopeEntryRow, ScopeRow } from './tables'

export interface BufferedRecords {
  readonly records: Records
  /** Writes what was put, each row once and as it was last. */
  readonly flush: () => Promise<void>
}

const keyOf = ({ kind, id }: Pick<EntityRow, 'kind' | 'id'>): string => `${kind}/${id}`
const answerKey = (client: string, n: number): string => `${client}/${n}`

/**
 * Records that keep in memory what many decisions of one transaction read and write again and again, and write all of
 * it together. What is seldom asked goes to the records beneath, after everything put so far.
 */
export function bufferRecords(beneath: Records): BufferedRecords {
  const clients = new Map<string, ClientRow | null>()
  const answers = createAnswerBuffer(beneath)
  const entities = createEntityBuffer(beneath)
  const scopes = createScopeBuffer(beneath)
  const numbers = createNumberBuffer(beneath)
  const flush = async (): Promise<void> => {
    for (const row of clients.values()) if (row) await beneath.putClient(row)
    clients.clear()
    await answers.flush()
    await entities.flush()
    await scopes.flush()
    await numbers.flush()
  }
  const records: Records = {
    ...afterFlush(beneath, flush),
    ...answers.records,
    ...entities.records,
    ...scopes.records,
    client: async (client) => {
      if (!clients.has(client)) clients.set(client, await beneath.client(client))
      return clients.get(client) ?? null
    },
    putClient: async (row) => void clients.set(row.client_id, row),
    takeNumbers: numbers.take,
  }
  return { records, flush }
}

/** Nobody else takes numbers before the transaction ends, so all but the first are counted here and taken at once. */
function createNumberBuffer(beneath: Records) {
  let last: number | null = null
  let owed = 0
  return {
    take: async (howMany: number): Promise<number> => {
      if (last === null) {
        last = await beneath.takeNumbers(howMany)
        return last
      }
      owed += howMany
      last += howMany
      return last
    },
    flush: async (): Promise<void> => {
      if (owed > 0) await beneath.takeNumbers(owed)
      owed = 0
    },
  }
}

function createAnswerBuffer(beneath: Records) {
  const written = new Map<string, AnswerRow>()
  const byContent = new Map<string, readonly AnswerTo[]>()
  const remember = (row: AnswerTo): void => {
    byContent.set(row.hash, [...(byContent.get(row.hash) ?? []), row])
  }
  const records: Pick<Records, 'answer' | 'answersTo' | 'keepAnswers'> = {
    answer: async (client, n) => written.get(answerKey(client, n)) ?? beneath.answer(client, n),
    answersTo: async (hashes) => {
      const missing = hashes.filter((hash) => !byContent.has(hash))
      for (const hash of missing) byContent.set(hash, [])
      const read = missing.length > 0 ? await beneath.answersTo(missing) : []
      for (const row of read) remember(row)
      return hashes.flatMap((hash) => byContent.get(hash) ?? [])
    },
    keepAnswers: async (rows) => {
      for (const row of rows) {
        written.set(answerKey(row.client_id, row.n), row)
        remember(row)
      }
    },
  }
  return {
    records,
    flush: async () => {
      await beneath.keepAnswers([...written.values()])
      written.clear()
    },
  }
}

function createEntityBuffer(beneath: Records) {
  const known = new Map<string, StoredEntity | null>()
  const written = new Map<string, EntityRow>()
  const records: Pick<Records, 'entities' | 'putEntities'> = {
    entities: async (kind, ids) => {
      const missing = ids.filter((id) => !known.has(keyOf({ kind, id })))
      for (const id of missing) known.set(keyOf({ kind, id }), null)
      const read = missing.length > 0 ? await beneath.entities(kind, missing) : []
      for (const row of read) known.set(keyOf({ kind, id: row.id }), row)
      return ids.flatMap((id) => known.get(keyOf({ kind, id })) ?? [])
    },
    putEntities: async (rows) => {
      for (const row of rows) {
        known.set(keyOf(row), row)
        written.set(keyOf(row), row)
      }
    },
  }
  return {
    records,
    flush: async () => {
      await beneath.putEntities([...written.values()])
      written.clear()
    },
  }
}

function createScopeBuffer(beneath: Records) {
  const known = new Map<string, ScopeRow | null>()
  const heads = new Map<string, ScopeRow>()
  const entries = new Map<string, ScopeEntryRow>()
  const records: Pick<Records, 'scopes' | 'putHeads' | 'putEntries'> = {
    scopes: async (scopes) => {
      const missing = scopes.filter((scope) => !known.has(scope))
      for (const scope of missing) known.set(scope, null)
      const read = missing.length > 0 ? await beneath.scopes(missing) : []
      for (const row of read) known.set(row.scope, row)
      return scopes.flatMap((scope) => known.get(scope) ?? [])
    },
    putHeads: async (rows) => {
      for (const row of rows) {
        const whole: ScopeRow = { pruned_to: known.get(row.scope)?.pruned_to ?? BEFORE_ALL, ...row }
        known.set(row.scope, whole)
        heads.set(row.scope, whole)
      }
    },
    putEntries: async (rows) => {
      for (const row of rows) entries.set(`${row.scope}/${keyOf(row)}`, row)
    },
  }
  return {
    records,
    flush: async () => {
      await beneath.putEntries([...entries.values()])
      if (heads.size > 0)
        await beneath.putHeads([...heads.values()].map(({ pruned_to: _kept, ...head }) => head))
      entries.clear()
      heads.clear()
    },
  }
}

/** The rest as it is beneath, where everything put so far is seen. */
const afterFlush = (beneath: Records, flush: () => Promise<void>): Records => {
  const after =
    <Args extends readonly unknown[], Done>(ask: (...args: Args) => Promise<Done>) =>
    async (...args: Args): Promise<Done> => {
      await flush()
      return ask(...args)
    }
  const rest = Object.entries(beneath).map(([name, ask]) => [name, after(ask as never)])
  return Object.fromEntries(rest)
}
