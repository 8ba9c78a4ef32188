import { DAY_MS, type Instant, plusMs } from '#shared/domain/instant'
import type { RecordBook } from './records'

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
export async function prune(book: RecordBook, now: Instant, memory: Memory = MEMORY): Promise<void> {
  await book.atOnce(async (records) => {
    for (const scope of await records.crowdedScopes(memory.departures)) {
      await records.dropDepartures(scope, await records.departureBefore(scope, memory.departures))
    }
    await records.dropAnswers(plusMs(now, -ANSWERS_KEPT_MS), memory.answers)
  })
}
