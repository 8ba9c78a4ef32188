import { DAY_MS, type Instant, plusMs } from '#shared/domain/instant'
import type { Database, InTransaction, ScopeRow } from './tables'

/** What is remembered whatever its age. */
export interface Memory {
  /** Departures of each scope; a console that missed more loads the scope anew (R6). */
  readonly departures: number
  /** Answers to each console, which are given again when asked for (S2). */
  readonly answers: number
}
const MEMORY: Memory = { departures: 5_000, answers: 1_000 }
const ANSWERS_KEPT_MS = 30 * DAY_MS

/** See Store.prune. */
export async function prune(db: Database, now: Instant, memory: Memory = MEMORY): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const crowded = await tx
      .selectFrom('scope_entry')
      .select('scope')
      .where('live', '=', 0)
      .groupBy('scope')
      .having(({ fn }) => fn.countAll<number>(), '>', memory.departures)
      .execute()
    for (const { scope } of crowded) await forgetDepartures(tx, scope, memory.departures)
    await forgetAnswers(tx, now, memory.answers)
  })
}

async function forgetDepartures(tx: InTransaction, scope: ScopeRow['scope'], kept: number): Promise<void> {
  const { seq: prunedTo } = await tx
    .selectFrom('scope_entry')
    .select('seq')
    .where('scope', '=', scope)
    .where('live', '=', 0)
    .orderBy('seq', 'desc')
    .offset(kept)
    .limit(1)
    .executeTakeFirstOrThrow()
  await tx
    .deleteFrom('scope_entry')
    .where('scope', '=', scope)
    .where('live', '=', 0)
    .where('seq', '<=', prunedTo)
    .execute()
  await tx.updateTable('scope').set({ pruned_to: prunedTo }).where('scope', '=', scope).execute()
}

async function forgetAnswers(tx: InTransaction, now: Instant, kept: number): Promise<void> {
  await tx
    .deleteFrom('command_result')
    .where('decided_at', '<', plusMs(now, -ANSWERS_KEPT_MS))
    .where('n', '<=', (where) =>
      where
        .selectFrom('client')
        .select(({ eb }) => eb('last_n', '-', kept).as('n'))
        .whereRef('client.client_id', '=', 'command_result.client_id'),
    )
    .execute()
}
