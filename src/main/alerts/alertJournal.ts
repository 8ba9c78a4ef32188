import { join } from 'node:path'
import * as z from 'zod/mini'
import { type AlertPlan, alertPlanSchema } from '#shared/domain/alerts'
import { type Instant, instantSchema } from '#shared/domain/instant'
import type { Log } from '../boot/log'
import { readJson } from '../settings/readJson'
import { replaceFile, replaceFileNow } from '../settings/replaceFile'
import { type HeldState, heldStateSchema, nothingHeld } from './heldAlerts'

/** Ids of warnings raised already, each with its due instant, by which it is forgotten one day. */
export type RaisedAlerts = ReadonlyMap<string, Instant>

/** What outlives a crash of the desktop: the plan, and what was raised of it. */
export interface AlertJournal {
  readonly load: () => {
    readonly plan: AlertPlan | null
    readonly raised: RaisedAlerts
    readonly held: HeldState
  }
  /** Settles when the plan is on disk; calls may overlap, the last plan wins. */
  readonly savePlan: (plan: AlertPlan | null) => Promise<void>
  /** On disk before it answers, so that a warning cannot be raised twice. */
  readonly saveRaised: (raised: RaisedAlerts) => void
  /** What was held back, on disk before it answers: it is told at the end of the silence, after a restart too. */
  readonly saveHeld: (held: HeldState) => void
}

const planFileSchema = z.strictObject({ plan: z.nullable(alertPlanSchema) })
const raisedFileSchema = z.strictObject({ raised: z.array(z.tuple([z.string(), instantSchema])) })

export function createAlertJournal(folder: string, log: Log): AlertJournal {
  const planPath = join(folder, 'alert-plan.json')
  const raisedPath = join(folder, 'alerts-raised.json')
  const heldPath = join(folder, 'alerts-held.json')
  let lastWrite: Promise<void> = Promise.resolve()
  const writePlan = async (plan: AlertPlan | null) => {
    try {
      await replaceFile(planPath, JSON.stringify({ plan }))
    } catch (problem) {
      log.warn('alert plan not saved', { problem: String(problem) })
    }
  }

  const saveNow = (path: string, content: object) => {
    try {
      replaceFileNow(path, JSON.stringify(content))
    } catch (problem) {
      log.warn('alerts not saved', { path, problem: String(problem) })
    }
  }

  return {
    load: () => ({
      plan: readJson(planPath, planFileSchema, log)?.plan ?? null,
      raised: new Map(readJson(raisedPath, raisedFileSchema, log)?.raised ?? []),
      held: readJson(heldPath, heldStateSchema, log) ?? nothingHeld,
    }),
    savePlan: (plan) => {
      lastWrite = lastWrite.then(() => writePlan(plan))
      return lastWrite
    },
    saveRaised: (raised) => saveNow(raisedPath, { raised: [...raised] }),
    saveHeld: (held) => saveNow(heldPath, held),
  }
}
