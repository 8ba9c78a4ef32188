import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#server/db/openStore'
import type { Store } from '#server/db/store'
import { storeRefusalSentence } from '#server/db/storeRefusal'

/** A new folder of its own below the system's temporary one, and its removal. */
export function temporaryFolder(name = 't-minus'): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The store in a folder; a refusal is an error here. */
export async function openedStore(folder: string): Promise<Store> {
  const opened = await openStore(folder)
  if (!opened.ok) throw new Error(storeRefusalSentence(opened.refusal))
  return opened.value
}
