import { accessSync, constants, lstatSync, readdirSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { ACCOUNTS_KEY_FILE, INTAKE_KEY_FILE } from './config'
import { STORE_FILE } from './db/storeRefusal'
import { PASSWORD_FILES } from './firstAccounts'

export const ATTACHMENTS_FOLDER = 'attachments'

const FILES = [STORE_FILE, INTAKE_KEY_FILE, ACCOUNTS_KEY_FILE, ...PASSWORD_FILES]
/** What createContentFiles makes; whatever else lies there is nobody's business. */
const OURS = /^(?:[0-9a-f]{2}|arriving)$/
const { R_OK, W_OK, X_OK } = constants

/** Throws where this user may not do with a path what the mode says, as accessSync does. */
export type MayUse = (path: string, mode: number) => void

/**
 * What is in a data folder and would fail only when somebody needs it, as one plain sentence; null where nothing is. Looked
 * for before anything is made in it (SRV210). A log that cannot be written is no fault: the desk goes on without.
 */
export function faultInFolder(dataDirectory: string, mayUse: MayUse = accessSync): string | null {
  const attachments = join(dataDirectory, ATTACHMENTS_FOLDER)
  if (kindOf(dataDirectory)?.isDirectory()) {
    const code = codeOf(() => mayUse(dataDirectory, R_OK | W_OK | X_OK))
    if (code) return unwritable(dataDirectory, code)
  }
  const fault =
    firstOf(FILES, (name) => faultOfFile(join(dataDirectory, name), mayUse)) ??
    faultOfFolder(attachments, mayUse)
  if (fault || !isThere(attachments)) return fault
  const ours = readdirSync(attachments).filter((name) => OURS.test(name))
  return firstOf(ours, (name) => faultOfFolder(join(attachments, name), mayUse))
}

const ANOTHER = 'or choose another folder with --data.'

const unwritable = (folder: string, code: string): string =>
  `The folder ${folder} cannot be written to (${code}); give this user the right to, ${ANOTHER}`

function faultOfFile(path: string, mayUse: MayUse): string | null {
  if (!isThere(path)) return null
  if (kindOf(path)?.isDirectory()) return `${path} is a folder where a file belongs; move it away, ${ANOTHER}`
  const code = codeOf(() => mayUse(path, R_OK))
  return code && `The file ${path} cannot be read (${code}); give this user the right to, ${ANOTHER}`
}

function faultOfFolder(path: string, mayUse: MayUse): string | null {
  if (!isThere(path)) return null
  if (!kindOf(path)?.isDirectory())
    return `${path} is no folder, but attached files belong there; move it away, ${ANOTHER}`
  const code = codeOf(() => mayUse(path, R_OK | W_OK | X_OK))
  return code && unwritable(path, code)
}

/** Also a link to what is not there, as to a drive that is not mounted. */
const isThere = (path: string): boolean => codeOf(() => void lstatSync(path)) === null

function kindOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

function codeOf(work: () => void): string | null {
  try {
    work()
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

function firstOf(names: readonly string[], faultOf: (name: string) => string | null): string | null {
  for (const name of names) {
    const fault = faultOf(name)
    if (fault) return fault
  }
  return null
}
