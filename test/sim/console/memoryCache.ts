import type { CacheStore, DirectoryRow, MessageRow, TicketRow } from '#renderer/data/cacheStore'
import { sorted } from '#renderer/data/cacheStore'
import type { IndexedDbPort } from '#renderer/data/databases'
import { ROW_SCHEMA } from '#shared/protocol/version'
import type { RowKey, RowStamp } from '#shared/sync/row'
import { type CacheTables, inTransaction, writeCommit } from './disk'
import { type DiskDoor, doorOf } from './diskDoor'

/** Stands where `cacheStore` stands when a console is simulated: the same answers over a disk in memory. */
export { sorted } from '#renderer/data/cacheStore'

const NEVER_HEARD = { lastHeardAt: null, offsetMs: 0, errorMs: 0 }

export async function openCache(_name: string, port: IndexedDbPort): Promise<CacheStore> {
  const door = doorOf(port)
  const { cache } = door.disk
  await door.cache(() => emptyUnlessOfOurShape(cache))
  let clearingsSeen = door.disk.clearings
  return {
    ...readersOf(door),
    screen: async () => [],
    rememberScreen: async () => undefined,
    scopes: () =>
      door.cache(() => {
        emptyUnlessOfOurShape(cache)
        clearingsSeen = door.disk.clearings
        return new Map(cache.scopes)
      }),
    stampsOf: (keys) => door.cache(() => stampsOf(cache, keys)),
    keep: (commit) =>
      door.cache(() => {
        const isOurs = isOfOurShape(cache) && clearingsSeen === door.disk.clearings
        if (!isOurs) throw new Error('The tickets kept on this computer were cleared.')
        if (door.disk.isFull) throw new Error('QuotaExceededError')
        inTransaction(door.disk, () => writeCommit(cache, commit))
        door.onKept(commit)
      }),
    startAfresh: () =>
      door.cache(() => {
        cache.facts.clear()
        emptyUnlessOfOurShape(cache)
      }),
    rememberHeard: (heard) =>
      door.cache(() => {
        if (!door.disk.isFull) inTransaction(door.disk, () => cache.facts.set('heard', heard))
      }),
    close: () => undefined,
  }
}

type Readers = Pick<
  CacheStore,
  'serverId' | 'chapter' | 'tickets' | 'ticketsOf' | 'messagesOf' | 'directory' | 'heard'
>

function readersOf(door: DiskDoor): Readers {
  const { cache } = door.disk
  return {
    serverId: () => door.cache(() => (cache.facts.get('server') as string | undefined) ?? null),
    chapter: () => door.cache(() => (cache.facts.get('chapter') as string | undefined) ?? null),
    tickets: () => door.cache(() => rowsOf(cache).tickets),
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

const isOfOurShape = ({ facts }: CacheTables): boolean => facts.get('shape') === ROW_SCHEMA

function emptyUnlessOfOurShape(cache: CacheTables): void {
  if (isOfOurShape(cache)) return
  cache.rows.clear()
  cache.scopes.clear()
  cache.facts.clear()
  cache.facts.set('shape', ROW_SCHEMA)
}

function stampsOf({ rows }: CacheTables, keys: readonly RowKey[]): ReadonlyMap<RowKey, RowStamp> {
  const stamps = new Map<RowKey, RowStamp>()
  for (const key of keys) {
    const row = rows.get(key)
    if (row) stamps.set(key, { scope: row.scope, v: row.v })
  }
  return stamps
}
