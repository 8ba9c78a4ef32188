import { join } from 'node:path'
import * as z from 'zod/mini'
import { type AlertPlan, alertPlanSchema } from '#shared/domain/alerts'
import { type Instant, instantSchema } from '#shared/domain/instant'
import type { Log } from '../boot/log'
import { readJson } from '../settings/readJson'
import { replaceFile, replaceFileNow } from '../settings/replaceFile'

/** Ids of warnings raised already, each with its due instant, by which it is forgotten one day. */
export type RaisedAlerts = ReadonlyMap<string, Instant>

/** What outlives a crash of the desktop: the plan, and what was raised of it. */
export interface AlertJournal {
  readonly load: () => { readonly plan: AlertPlan | null; readonly raised: RaisedAlerts }
  /** Settles when the plan is on disk; calls may overlap, the last plan wins. */
  readonly savePlan: (plan: AlertPlan | null) => Promise<void>
  /** On disk before it answers, so that a warning cannot be raised twice. */
  readonly saveRaised: (raised: RaisedAlerts) => void
}

const planFileSchema = z.strictObject({ plan: z.nullable(alertPlanSchema) })
const raisedFileSchema = z.strictObject({ raised: z.array(z.tuple([z.string(), instantSchema])) })

export function createAlertJournal(folder: string, log: Log): AlertJournal {
  const planPath = join(folder, 'alert-plan.json')
  const raisedPath = join(folder, 'alerts-raised.json')
  let lastWrite: Promise<void> = Promise.resolve()
  const writePlan = async (plan: AlertPlan | null) => {
    try {
      await replaceFile(planPath, JSON.stringify({ plan }))
    } catch (problem) {
      log.warn('alert plan not saved', { problem: String(problem) })
    }
  }

  return {
    load: () => ({
      plan: readJson(planPath, planFileSchema, log)?.plan ?? null,
      raised: new Map(readJson(raisedPath, raisedFileSchema, log)?.raised ?? []),
    }),
    savePlan: (plan) => {
      lastWrite = lastWrite.then(() => writePlan(plan))
      return lastWrite
    },
    saveRaised: (raised) => {
      try {
        replaceFileNow(raisedPath, JSON.stringify({ raised: [...raised] }))
      } catch (problem) {
        log.warn('raised alerts not saved', { problem: String(problem) })
      }
    },
  }
}
