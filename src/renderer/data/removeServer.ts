import { accepted, type Result, refused } from '#shared/domain/result'
import { serverKey } from './disk/databases'
import { deleteDatabase } from './disk/openDatabase'
import { openRefusalOf } from './disk/openRefusal'
import type { DeskPorts } from './ports'
import { type RemovalRefusal, unsettledIn } from './removeStored'

type Place = DeskPorts

/** How many actions of anybody here have not been sent to that server, as far as this computer can tell. */
export async function unsettledAt(serverUrl: string, ports: Place): Promise<number> {
  const counts = await Promise.all(
    (await namesOf('outbox', serverUrl, ports)).map((name) => unsettledIn(name, ports)),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * Removes all that is stored here of one server, whoever signed in to it, after its windows were closed. As
 * `removeStored`: when more would be lost than was agreed to, nothing is removed.
 */
export async function removeServer(
  serverUrl: string,
  ports: Place,
  agreedToLose: number,
): Promise<Result<null, RemovalRefusal>> {
  try {
    const count = await unsettledAt(serverUrl, ports)
    if (count > agreedToLose) return refused({ kind: 'unsettled', count })
    for (const kind of ['outbox', 'drafts', 'cache'] as const) {
      for (const name of await namesOf(kind, serverUrl, ports))
        await deleteDatabase(name, ports.indexedDb, ports.timers)
    }
    return accepted(null)
  } catch (error) {
    return refused(openRefusalOf(error))
  }
}

async function namesOf(
  kind: 'outbox' | 'drafts' | 'cache',
  serverUrl: string,
  { indexedDb }: Place,
): Promise<readonly string[]> {
  const start = `${kind}-${serverKey(serverUrl)}~`
  const names = (await indexedDb.indexedDB.databases()).map(({ name }) => name ?? '')
  return names.filter((name) => name.startsWith(start))
}
