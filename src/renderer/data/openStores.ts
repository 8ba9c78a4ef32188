import { clientId } from '#shared/domain/ids'
import { openCache, type SearchableCache } from './cache/cacheStore'
import { cacheName, outboxName } from './disk/databases'
import { seenFirst } from './disk/seenFirst'
import type { OutboxFiles } from './outbox/outboxFiles'
import { type OutboxStore, openOutbox } from './outbox/outboxStore'
import type { DeskPorts } from './ports'

type Outbox = OutboxStore & OutboxFiles

/** Both databases of the desk of this name, or neither. */
export async function openStores(name: string, ports: DeskPorts, onReplaced: () => void) {
  const ears = { timers: ports.timers, onReplaced }
  const newClientId = () => clientId(ports.newId())
  const openingOutbox = openOutbox(outboxName(name), newClientId, ports.indexedDb, ears)
  // The outbox first: a command released in between is then shown twice for a moment rather than not at all.
  const outboxSeen = openingOutbox.catch(() => undefined)
  const opening = [
    openingOutbox,
    openCache({ name: cacheName(name), port: ports.indexedDb, ears, after: outboxSeen }),
  ] as const
  const [outbox, cache] = await Promise.all(opening).catch(async (error: unknown) => {
    for (const opened of await Promise.allSettled(opening)) {
      if (opened.status === 'fulfilled') opened.value.close()
    }
    throw error
  })
  return { outbox, cache, beginning: beginning(cache, outbox), remembered: await cache.heard() }
}

/** The stores to whoever begins with them: who asks first is told what was seen as they were opened. */
const beginning = (cache: SearchableCache, outbox: Outbox) => ({
  cache: {
    ...cache,
    screen: seenFirst(cache.seen?.screen ?? null, cache.screen),
    directory: seenFirst(cache.seen?.directory ?? null, cache.directory),
  },
  outbox: {
    ...outbox,
    unsettled: seenFirst(outbox.seen, outbox.unsettled),
    leftOut: seenFirst(outbox.seen?.leftOut ?? null, outbox.leftOut),
  },
})
