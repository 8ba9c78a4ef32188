import { storeRefusalSentence } from '../db/storeRefusal'

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
  if (/^SQLITE_(?:IOERR|READONLY|CANTOPEN)/.test(code) || /^E(?:ACCES|PERM|ROFS|IO)$/.test(code)) {
    return storeRefusalSentence({ kind: 'unwritable', directory, detail: code })
  }
  return null
}
