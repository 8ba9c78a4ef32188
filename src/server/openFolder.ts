import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type AskedServer, isThere } from './askServer'
import { DEFAULT_PORT } from './config'
import { openStore } from './db/openStore'
import type { Store } from './db/store'
import { STORE_FILE, storeRefusalSentence } from './db/storeRefusal'
import type { FolderPlace } from './intake/commandLine'
import { readSecret } from './keptSecret'
import type { Writing } from './writing'

/** Writing to a store that no server has open: there is nobody to wait for and nobody to tell, but the disk is waited for. */
export const writingAlone =
  ({ onDisk }: Pick<Store, 'onDisk'>): Writing['commitAndSend'] =>
  async (work) => {
    const done = await work()
    await onDisk()
    return done
  }

const DEFAULT_SERVER = `http://127.0.0.1:${DEFAULT_PORT}`

export interface FolderDoors<Desk> {
  /** Within the data folder: what the server asks for. */
  readonly keyFile: string
  readonly ofStore: (store: Store) => Desk
  readonly ofServer: (server: AskedServer) => Desk
}

export interface OpenedFolder<Desk> {
  readonly desk: Desk
  readonly close: () => Promise<void>
}

/**
 * What a command works on: through the server while one has the folder open, else straight on the store. A server that
 * was named is asked and nothing else.
 */
export async function openFolder<Desk>(
  { server, data }: FolderPlace,
  doors: FolderDoors<Desk>,
): Promise<Result<OpenedFolder<Desk>, string>> {
  if (server !== null) return openServer(server, data, doors)
  if (!existsSync(join(data, STORE_FILE))) {
    return refused(`There is no desk in ${data}; give its folder with --data, or its server with --server.`)
  }
  const store = await openStore(data)
  if (!store.ok) {
    return store.refusal.kind === 'held'
      ? openServer(DEFAULT_SERVER, data, doors)
      : refused(storeRefusalSentence(store.refusal))
  }
  return accepted({ desk: doors.ofStore(store.value), close: store.value.close })
}

async function openServer<Desk>(
  url: string,
  data: string,
  doors: FolderDoors<Desk>,
): Promise<Result<OpenedFolder<Desk>, string>> {
  const keyFile = join(data, doors.keyFile)
  const key = readSecret(keyFile)
  if (key === null) {
    return refused(
      `There is no key in ${keyFile}; start the server first, and give its folder with --data if it is another.`,
    )
  }
  return (await isThere(url))
    ? accepted({ desk: doors.ofServer({ url, key, keyFile }), close: async () => {} })
    : refused(`No server answers at ${url}; give the address of the one on ${data} with --server.`)
}
