import { clientId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import { say } from '#shared/words/say'
import { cacheName, deskKey, draftsName, outboxName } from './disk/databases'
import { deleteDatabase } from './disk/openDatabase'
import { type OpenRefusal, openRefusalOf, openRefusalSentence } from './disk/openRefusal'
import { openOutbox } from './outbox/outboxStore'
import type { DeskPorts } from './ports'

export interface StoredDesk {
  readonly serverUrl: string
  readonly account: Account
  readonly ports: DeskPorts
}

export type RemovalRefusal =
  /** More actions would be lost than the agent was told. */
  { readonly kind: 'unsettled'; readonly count: number } | OpenRefusal

export const removalSentence = (refusal: RemovalRefusal): string =>
  refusal.kind === 'unsettled'
    ? say('entry:removal.unsettled', { count: refusal.count })
    : say('entry:removal.partly', { why: openRefusalSentence(refusal) })

/**
 * Removes all that is stored on this computer for somebody at a server, after their desk was closed here. `agreedToLose`
 * is the number of unsettled actions (waiting, refused or unreadable) that the agent was told would go with it; when
 * there are more, nothing is removed.
 */
export async function removeStored(
  { serverUrl, account, ports }: StoredDesk,
  agreedToLose: number,
): Promise<Result<null, RemovalRefusal>> {
  const desk = deskKey(serverUrl, account.id)
  try {
    const count = await unsettledIn(outboxName(desk), ports)
    if (count > agreedToLose) return refused({ kind: 'unsettled', count })
    await deleteDatabase(outboxName(desk), ports.indexedDb, ports.timers)
    await deleteDatabase(draftsName(desk), ports.indexedDb, ports.timers)
    await deleteDatabase(cacheName(desk), ports.indexedDb, ports.timers)
    return accepted(null)
  } catch (error) {
    return refused(openRefusalOf(error))
  }
}

/** How many actions in an outbox have not been settled by a server. */
export async function unsettledIn(name: string, { newId, indexedDb, timers }: DeskPorts): Promise<number> {
  const ears = { timers, onReplaced: () => undefined }
  const outbox = await openOutbox(name, () => clientId(newId()), indexedDb, ears)
  const lists = [await outbox.waiting(), await outbox.refused(), await outbox.parked()]
  outbox.close()
  return lists.reduce((count, list) => count + list.length, 0)
}
