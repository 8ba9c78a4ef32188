import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { accepted, type Result, refused } from '#shared/domain/result'
import { DEFAULT_PORT } from '../config'
import { openStore } from '../db/openStore'
import { STORE_FILE, storeRefusalSentence } from '../db/storeRefusal'
import { readSecret } from '../keptSecret'
import { systemClock } from '../ports'
import type { TermsPlace } from './slaOptions'
import { createTermsClient } from './termsClient'
import { createTermsDesk, type TermsDesk } from './termsDesk'

const DEFAULT_SERVER = `http://127.0.0.1:${DEFAULT_PORT}`
const INTAKE_KEY_FILE = 'intake.key'

export interface OpenedTermsDesk {
  readonly termsDesk: TermsDesk
  readonly close: () => Promise<void>
}

/**
 * The desk of a folder: through its server while one has the folder open, else straight from the store. A server that
 * was named is asked and nothing else.
 */
export async function openTermsDesk({ server, data }: TermsPlace): Promise<Result<OpenedTermsDesk, string>> {
  if (server !== null) return openServer(server, data)
  if (!existsSync(join(data, STORE_FILE))) {
    return refused(`There is no desk in ${data}; give its folder with --data, or its server with --server.`)
  }
  const store = await openStore(data)
  if (!store.ok) {
    return store.refusal.kind === 'held'
      ? openServer(DEFAULT_SERVER, data)
      : refused(storeRefusalSentence(store.refusal))
  }
  // Nobody else has the folder open, so there is nobody to wait for and nobody to tell.
  const termsDesk = createTermsDesk({
    store: store.value,
    clock: systemClock,
    commitAndSend: (work) => work(),
  })
  return accepted({ termsDesk, close: store.value.close })
}

async function openServer(url: string, data: string): Promise<Result<OpenedTermsDesk, string>> {
  const keyFile = join(data, INTAKE_KEY_FILE)
  const key = readSecret(keyFile)
  if (key === null) {
    return refused(
      `There is no key in ${keyFile}; start the server first, and give its folder with --data if it is another.`,
    )
  }
  const termsDesk = await createTermsClient({ url, key, keyFile })
  return termsDesk
    ? accepted({ termsDesk, close: async () => {} })
    : refused(`No server answers at ${url}; give the address of the one on ${data} with --server.`)
}
