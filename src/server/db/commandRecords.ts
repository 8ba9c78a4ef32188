import type { Asking } from './asking'
import { IDS_PER_QUERY, inPieces, ROWS_PER_INSERT } from './inPieces'
import type { AnswerTo, Records } from './records'
import type { Queries } from './tables'

type ClientRecords = Pick<Records, 'client' | 'putClient'>
type AnswerRecords = Pick<Records, 'answer' | 'answersTo' | 'keepAnswers'>
type OlderAnswers = Pick<Records, 'lastAnswers' | 'dropAnswers'>

/** What consoles have sent, and what they were answered. */
export const commandRecords = (
  queries: Queries,
  asking: Asking,
): ClientRecords & AnswerRecords & OlderAnswers => ({
  ...clientRecords(queries, asking),
  ...answerRecords(queries, asking),
  ...olderAnswers(queries),
})

const clientRecords = (queries: Queries, { ask }: Asking): ClientRecords => ({
  client: async (client) => {
    const { rows } = await ask(queries, 'client', [client], () =>
      queries.selectFrom('client').selectAll().where('client_id', '=', client),
    )
    return rows[0] ?? null
  },
  putClient: async ({ client_id, person_id, last_n, epoch }) => {
    await ask(queries, 'putClient', [client_id, person_id, last_n, epoch], () =>
      queries
        .insertInto('client')
        .values({ client_id, person_id, last_n, epoch })
        .onConflict((conflict) =>
          conflict.column('client_id').doUpdateSet((row) => ({
            person_id: row.ref('excluded.person_id'),
            last_n: row.ref('excluded.last_n'),
            epoch: row.ref('excluded.epoch'),
          })),
        ),
    )
  },
})

const answerRecords = (queries: Queries, { ask }: Asking): AnswerRecords => ({
  answer: async (client, n) => {
    const { rows } = await ask(queries, 'answer', [client, n], () =>
      queries
        .selectFrom('command_result')
        .select(['hash', 'ack'])
        .where('client_id', '=', client)
        .where('n', '=', n),
    )
    return rows[0] ?? null
  },
  answersTo: async (hashes) => {
    const found: AnswerTo[] = []
    for (const some of inPieces(hashes, IDS_PER_QUERY)) {
      const { rows } = await ask(queries, `answersTo ${some.length}`, some, () =>
        queries.selectFrom('command_result').select(['client_id', 'hash', 'ack']).where('hash', 'in', some),
      )
      found.push(...rows)
    }
    return found
  },
  keepAnswers: async (answers) => {
    for (const some of inPieces(answers, ROWS_PER_INSERT)) {
      const rows = some.map(({ client_id, n, hash, ack, decided_at }) => ({
        client_id,
        n,
        hash,
        ack,
        decided_at,
      }))
      const values = rows.flatMap((row) => Object.values(row))
      await ask(queries, `keepAnswers ${rows.length}`, values, () =>
        queries.insertInto('command_result').values(rows),
      )
    }
  },
})

const olderAnswers = (queries: Queries): OlderAnswers => ({
  lastAnswers: (client, limit) =>
    queries
      .selectFrom('command_result')
      .select(['n', 'ack'])
      .where('client_id', '=', client)
      .orderBy('n', 'desc')
      .limit(limit)
      .execute(),
  dropAnswers: async (before, kept) => {
    await queries
      .deleteFrom('command_result')
      .where('decided_at', '<', before)
      .where('n', '<=', (where) =>
        where
          .selectFrom('client')
          .select(({ eb }) => eb('last_n', '-', kept).as('n'))
          .whereRef('client.client_id', '=', 'command_result.client_id'),
      )
      .execute()
  },
})
