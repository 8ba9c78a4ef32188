import { statfsSync } from 'node:fs'
import { storeRefusalSentence } from '../db/storeRefusal'

/** With less than this left on it a disk counts as full, in bytes: a batch of tickets does not fit any more. */
const FULL_BELOW = 2 * 1024 * 1024

/**
 * The sentence for a fault of the world outside (a full disk, a folder that went away) that came in the middle of
 * a write; null for an error nobody expected, which is a bug.
 */
export function outsideFault(error: unknown, directory: string): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const code = String(error.code)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return storeRefusalSentence({ kind: 'full', directory })
  }
  // SQLite ends a transaction by itself when its disk fails, and the rollback that follows then has none to end;
  // only that second error is seen.
  const hasEndedByItself = /no transaction is active/.test(error.message)
  if (hasEndedByItself && hasNoRoom(directory)) return storeRefusalSentence({ kind: 'full', directory })
  const isDiskAtFault =
    /^SQLITE_(?:IOERR|READONLY|CANTOPEN)/.test(code) || /^E(?:ACCES|PERM|ROFS|IO)$/.test(code)
  if (hasEndedByItself || isDiskAtFault) {
    return storeRefusalSentence({ kind: 'unwritable', directory, detail: code })
  }
  return null
}

function hasNoRoom(directory: string): boolean {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize < FULL_BELOW
}
