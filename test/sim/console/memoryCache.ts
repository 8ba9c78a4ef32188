import type { CacheStore, DirectoryRow, MessageRow, TicketRow } from '#renderer/data/cacheStore'
import { sorted } from '#renderer/data/cacheStore'
import type { IndexedDbPort } from '#renderer/data/databases'
import { type DatabaseEars, noEars } from '#renderer/data/openDatabase'
import type { RowKey, RowStamp } from '#shared/sync/row'
import { type CacheTables, inTransaction, writeCommit } from './disk'
import { doorOf, type OpenDoor } from './diskDoor'

/** Stands where `cacheStore` stands when a console is simulated: the same answers over a disk in memory. */
export { sorted } from '#renderer/data/cacheStore'

/** Tickets come out of the cache in lots; in a world of few tickets also these are small. */
const LOT = 2
const NEVER_HEARD = { lastHeardAt: null, offsetMs: 0, errorMs: 0 }

export async function openCache(
  _name: string,
  port: IndexedDbPort,
  ears: DatabaseEars = noEars,
): Promise<CacheStore> {
  const door = await doorOf(port).openCache(ears)
  const { cache } = door.disk
  await door.cache(() => emptyUnlessOfOurShape(door))
  let clearingsSeen = door.disk.clearings
  return {
    ...readersOf(door),
    screen: async () => [],
    rememberScreen: async () => undefined,
    scopes: () =>
      door.cache(() => {
        emptyUnlessOfOurShape(door)
        clearingsSeen = door.disk.clearings
        return new Map(cache.scopes)
      }),
    stampsOf: (keys) => door.cache(() => stampsOf(cache, keys)),
    keep: (commit) =>
      door.cache(() => {
        const isOurs = isOfOurShape(door) && clearingsSeen === door.disk.clearings
        if (!isOurs) throw new Error('The tickets kept on this computer were cleared.')
        if (door.disk.isFull) throw new Error('QuotaExceededError')
        inTransaction(door.disk, () => writeCommit(cache, commit))
        door.onKept(commit)
      }),
    startAfresh: () =>
      door.cache(() => {
        cache.facts.clear()
        emptyUnlessOfOurShape(door)
      }),
    rememberHeard: (heard) =>
      door.cache(() => {
        if (!door.disk.isFull) inTransaction(door.disk, () => cache.facts.set('heard', heard))
      }),
    close: door.close,
  }
}

type Readers = Pick<
  CacheStore,
  'serverId' | 'chapter' | 'tickets' | 'ticketsOf' | 'messagesOf' | 'directory' | 'heard'
>

function readersOf(door: OpenDoor): Readers {
  const { cache } = door.disk
  return {
    serverId: () => door.cache(() => (cache.facts.get('server') as string | undefined) ?? null),
    chapter: () => door.cache(() => (cache.facts.get('chapter') as string | undefined) ?? null),
    tickets: async (between) => {
      const rows = await door.cache(() => rowsOf(cache).tickets)
      if (!between) return rows
      for (let from = 0; from < rows.length; from += LOT) await between(rows.slice(from, from + LOT))
      return rows
    },
    ticketsOf: (ids) =>
      door.cache(() => {
        const rows = ids.flatMap((id) => cache.rows.get(`ticket:${id}`) ?? [])
        return sorted(rows).tickets
      }),
    messagesOf: (ticket) => door.cache(() => rowsOf(cache).messages.filter((row) => row.ticketId === ticket)),
    directory: () => door.cache(() => rowsOf(cache).directory),
    heard: () =>
      door.cache(() => (cache.facts.get('heard') as typeof NEVER_HEARD | undefined) ?? NEVER_HEARD),
  }
}

const rowsOf = (
  cache: CacheTables,
): { readonly tickets: TicketRow[]; readonly messages: MessageRow[]; readonly directory: DirectoryRow[] } =>
  sorted([...cache.rows.values()])

const isOfOurShape = ({ disk, shape }: OpenDoor): boolean => disk.cache.facts.get('shape') === shape

function emptyUnlessOfOurShape(door: OpenDoor): void {
  if (isOfOurShape(door)) return
  const { rows, scopes, facts } = door.disk.cache
  rows.clear()
  scopes.clear()
  facts.clear()
  facts.set('shape', door.shape)
}

function stampsOf({ rows }: CacheTables, keys: readonly RowKey[]): ReadonlyMap<RowKey, RowStamp> {
  const stamps = new Map<RowKey, RowStamp>()
  for (const key of keys) {
    const row = rows.get(key)
    if (row) stamps.set(key, { scope: row.scope, v: row.v })
  }
  return stamps
}
