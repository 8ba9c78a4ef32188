import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { redact } from '../security/redact'

type Facts = Readonly<Record<string, unknown>>

export interface Log {
  readonly note: (what: string, facts?: Facts) => void
  readonly warn: (what: string, facts?: Facts) => void
  readonly fault: (what: string, problem: unknown) => void
}

const LARGEST_BYTES = 2_000_000
const KEPT_FILES = 5

/**
 * One JSON line per event, five files of 2 MB. Lines are written before the call answers, because the last one
 * before a crash is the one that matters; main logs a few lines an hour. Subjects and names are never logged, and what
 * an error's own words may carry of people and tokens is struck out (SEC81).
 */
export function createLog(path: string, now: () => number): Log {
  const write = (level: string, what: string, facts: Facts) => {
    try {
      mkdirSync(dirname(path), { recursive: true })
      turnOver(path)
      const line = { at: new Date(now()).toISOString(), level, what, ...facts }
      appendFileSync(path, `${JSON.stringify(line, withoutSecrets)}\n`)
    } catch {
      // A full or read-only disk must not stop the alarms; there is nowhere left to say so.
    }
  }
  return {
    note: (what, facts = {}) => write('note', what, facts),
    warn: (what, facts = {}) => write('warn', what, facts),
    fault: (what, problem) =>
      write('fault', what, {
        problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem),
      }),
  }
}

const withoutSecrets = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? redact(value, homedir()) : value

function turnOver(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size < LARGEST_BYTES) return
  for (let age = KEPT_FILES - 1; age >= 1; age -= 1) {
    const older = age === 1 ? path : `${path}.${age - 1}`
    if (statSync(older, { throwIfNoEntry: false }) !== undefined) renameSync(older, `${path}.${age}`)
  }
}

export const silentLog: Log = { note: () => {}, warn: () => {}, fault: () => {} }
