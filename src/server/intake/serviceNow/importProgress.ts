import * as z from 'zod/mini'
import type { IntakeStore } from '../../db/store'
import { emptyTally, type Tally } from './tally'

const count = z.int().check(z.nonnegative())
const tallySchema = z.strictObject(
  Object.fromEntries(Object.keys(emptyTally()).map((kind) => [kind, count])) as Record<
    keyof Tally,
    typeof count
  >,
)

const progressSchema = z.strictObject({
  /** Incidents of the file, from its start, whose tickets are in the store. */
  incidents: count,
  /** Added to every instant of the log; fixed by the first run, so that a later one does not shift again. */
  shiftMs: z.int(),
  /** What the finished run met; null while there is more to do. */
  finished: z.nullable(tallySchema),
})
export type ImportProgress = z.infer<typeof progressSchema>

/** Null when the job is new, or its note is of another version and the job has to start over. */
export async function readImportProgress(store: IntakeStore, job: string): Promise<ImportProgress | null> {
  const text = await store.readProgress(job)
  if (text === null) return null
  const parsed = progressSchema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}

export const writeImportProgress = (
  store: IntakeStore,
  job: string,
  progress: ImportProgress,
): Promise<void> => store.writeProgress(job, JSON.stringify(progress))
