import { readFileSync, renameSync } from 'node:fs'
import type * as z from 'zod/mini'
import type { Log } from '../boot/log'

/**
 * Reads a file of ours through its schema. A missing file answers null; a damaged one is moved aside as
 * `NAME.damaged` for somebody to look at, is logged, and answers null: a console must start.
 */
export function readJson<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  log: Log,
): z.infer<Schema> | null {
  const file = readAnyJson(path, log)
  if (file === null) return null
  const parsed = schema.safeParse(file.json)
  if (parsed.success) return parsed.data
  setAside(path, log)
  return null
}

/**
 * What a file says, whatever that is; null where there is none. Text that is no JSON says null, and so does a file
 * that cannot be read: begun anew over it, it would be lost without a word (DSK127).
 */
export function readAnyJson(path: string, log: Log): { readonly json: unknown } | null {
  try {
    return { json: parseOrNull(readFileSync(path, 'utf8')) }
  } catch (problem) {
    if (isMissing(problem)) return null
    log.warn('file not readable', { path, problem: String(problem) })
    return { json: null }
  }
}

/** Moves a damaged file to `NAME.damaged`; one that was set aside before makes place for it. */
export function setAside(path: string, log: Log): void {
  log.warn('file damaged, set aside', { path })
  try {
    renameSync(path, `${path}.damaged`)
  } catch (problem) {
    log.warn('damaged file stays where it is', { path, problem: String(problem) })
  }
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // Not JSON is as damaged as a wrong shape; the schema refuses null.
  }
}

export const isMissing = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === 'ENOENT'
