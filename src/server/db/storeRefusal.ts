import { join } from 'node:path'
import { assertNever } from '#shared/domain/assertNever'

export const STORE_FILE = 't-minus.db'

/** Why a store cannot be opened. `held`: another process has it open, for example a running server. */
export type StoreRefusal =
  | { readonly kind: 'held'; readonly directory: string }
  | { readonly kind: 'unwritable'; readonly directory: string; readonly detail: string }
  | { readonly kind: 'damaged'; readonly file: string; readonly detail: string }
  | { readonly kind: 'newer'; readonly file: string }
  | { readonly kind: 'full'; readonly directory: string }

/** What happened and what to do, in one plain sentence. */
export function storeRefusalSentence(refusal: StoreRefusal): string {
  switch (refusal.kind) {
    case 'held':
      return `Another T-Minus process has the store in ${refusal.directory} open; stop it first, or choose another folder with --data.`
    case 'unwritable':
      if (refusal.detail === 'ENOTDIR') {
        return `The folder ${refusal.directory} cannot be written to, as a file stands in its place or above it; choose another folder with --data.`
      }
      return `The folder ${refusal.directory} cannot be written to (${refusal.detail}); give this user the right to, or choose another folder with --data.`
    case 'damaged':
      return `The store ${refusal.file} is damaged (${refusal.detail}); put a backup in its place, or choose another folder with --data.`
    case 'newer':
      return `The store ${refusal.file} was written by a newer T-Minus; start that version, or choose another folder with --data.`
    case 'full':
      return `The disk that holds ${refusal.directory} is full; make room on it and start again.`
    default:
      return assertNever(refusal)
  }
}

/** SQLite's result codes by number, of which the others are only finer: the finer ones have the plain one in their lowest byte. */
const PLAIN_CODES: Readonly<Record<number, string>> = {
  3: 'SQLITE_PERM',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
}

/** libsql has no name for some of the finer codes, as for a folder in which nothing may be written (1544). */
function plainCode(code: string): string {
  const [, number] = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code) ?? []
  return number === undefined ? code : (PLAIN_CODES[Number(number) & 0xff] ?? code)
}

/**
 * The refusal behind an error of the file system or of the database, also of one that comes after opening; null for
 * an error nobody expects.
 */
export function storeRefusalOf(error: unknown, directory: string): StoreRefusal | null {
  if (!(error instanceof Error)) return null
  const file = join(directory, STORE_FILE)
  const code = 'code' in error ? plainCode(String(error.code)) : ''
  const detail = error.message
  if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) return { kind: 'held', directory }
  if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(code)) return { kind: 'damaged', file, detail }
  if (/^(?:SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)) return { kind: 'full', directory }
  if (/^SQLITE_(?:READONLY|CANTOPEN|IOERR|PERM)/.test(code)) return { kind: 'unwritable', directory, detail }
  if (/^E(?:ACCES|PERM|ROFS|IO|NOENT|NOTDIR|ISDIR|EXIST|NAMETOOLONG|LOOP)$/.test(code)) {
    return { kind: 'unwritable', directory, detail: code }
  }
  // libsql reports a file it cannot open without a code, only with SQLite's result number 14 in its text.
  if (/Unable to open connection/.test(detail))
    return { kind: 'unwritable', directory, detail: 'cannot open' }
  return null
}
