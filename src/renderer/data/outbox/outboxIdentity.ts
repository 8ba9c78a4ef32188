import type { Dexie } from 'dexie'
import type { ClientId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { NotOpened, openRefusalOf } from '../disk/openRefusal'
import { contentsOf, hasIdentity, type Identity, type OutboxTables } from './outboxTables'

/** Sees to it that it is kept who this is; rejects where that cannot be read. */
export async function identify(db: Dexie, tables: OutboxTables, newClientId: () => ClientId): Promise<void> {
  const all = Object.values(tables)
  try {
    const isKnown = await db.transaction('r', all, () => hasIdentity(tables))
    if (!isKnown) await db.transaction('rw', all, () => makeIdentity(tables, newClientId))
  } catch (error) {
    const notOpened = await whyNotOpened(error, tables)
    db.close()
    throw notOpened
  }
}

/** With all that can be read of an outbox that is damaged. */
async function whyNotOpened(error: unknown, tables: OutboxTables): Promise<NotOpened> {
  const refusal = openRefusalOf(error)
  if (refusal.kind !== 'unreadable') return new NotOpened(refusal)
  return new NotOpened({ kind: 'outbox-damaged', contents: await contentsOf(tables) })
}

/** Within the caller's transaction. */
async function makeIdentity(tables: OutboxTables, newClientId: () => ClientId): Promise<void> {
  if ((await tables.identity.get('identity')) !== undefined) return
  if ((await tables.commands.count()) > 0) {
    throw new NotOpened({ kind: 'outbox-damaged', contents: await contentsOf(tables) })
  }
  const first: Identity = {
    key: 'identity',
    clientId: newClientId(),
    epoch: 0,
    nextN: 1,
    lastAt: instant(0),
  }
  await tables.identity.put(first)
}
