import type {
  CacheOpening,
  CacheStore,
  DirectoryRow,
  MessageRow,
  TicketRow,
} from '#renderer/data/cache/cacheStore'
import { sorted } from '#renderer/data/cache/cacheStore'
import { noEars } from '#renderer/data/disk/openDatabase'
import type { RowKey, RowStamp } from '#shared/sync/row'
import { type CacheTables, inTransaction, writeCommit } from './disk'
import { doorOf, type OpenDoor } from './diskDoor'

/** Stands where `cacheStore` stands when a console is simulated: the same answers over a disk in memory. */
export { sorted } from '#renderer/data/cache/cacheStore'

/** Tickets come out of the cache in lots; in a world of few tickets also these are small. */
const LOT = 2
const NEVER_HEARD = { lastHeardAt: null, offsetMs: 0, errorMs: 0 }

export async function openCache({
  port,
  ears = noEars,
  after = Promise.resolve(),
}: CacheOpening): Promise<CacheStore> {
  const door = await doorOf(port).openCache(ears)
  await after
  const { disk } = door
  const { heard, seen } = await door.cache(() => {
    const last = (disk.cache.facts.get('heard') as typeof NEVER_HEARD | undefined) ?? NEVER_HEARD
    const screen = isOfOurShape(door) ? screenOf(disk.cache) : null
    emptyUnlessOfOurShape(door)
    return { heard: last, seen: screen && { screen, directory: rowsOf(disk.cache).directory } }
  })
  return {
    seen,
    ...readersOf(door),
    ...writersOf(door),
    heard: async () => heard,
    rememberHeard: (last) =>
      door.cache(() => {
        if (!disk.isFull) inTransaction(disk, () => disk.cache.facts.set('heard', last))
      }),
    close: door.close,
  }
}

type Writers = Pick<CacheStore, 'scopes' | 'prepare' | 'stampsOf' | 'keep' | 'rememberScreen' | 'startAfresh'>

function writersOf(door: OpenDoor): Writers {
  const { disk } = door
  const { cache } = disk
  let clearingsSeen = disk.clearings
  /** The tickets of the first screen as whoever writes knows them; null before anything was asked or written. */
  let shown: ReadonlySet<string> | null = null
  const shownNow = (): ReadonlySet<string> => (shown ??= new Set(cache.screen.keys()))
  const isOurs = (): boolean => isOfOurShape(door) && clearingsSeen === disk.clearings
  return {
    scopes: () =>
      door.cache(() => {
        emptyUnlessOfOurShape(door)
        clearingsSeen = disk.clearings
        shown = null
        return new Map(cache.scopes)
      }),
    prepare: () => undefined,
    stampsOf: (keys) =>
      door.cache(() => {
        shownNow()
        return stampsOf(cache, keys)
      }),
    keep: (commit) =>
      door.cache(() => {
        if (!isOurs()) throw new Error('The tickets kept on this computer were cleared.')
        if (disk.isFull) throw new Error('QuotaExceededError')
        inTransaction(disk, () => writeCommit(cache, commit, shownNow()))
        door.onKept(commit)
      }),
    rememberScreen: (rows) =>
      door.cache(() => {
        if (!isOurs() || shown === null || disk.isFull || isSameSet(shown, rows)) return
        shown = inTransaction(disk, () => keepScreen(cache, rows))
      }),
    startAfresh: () =>
      door.cache(() => {
        cache.facts.clear()
        emptyUnlessOfOurShape(door)
        shown = null
      }),
  }
}

const isSameSet = (ids: ReadonlySet<string>, rows: readonly TicketRow[]): boolean =>
  ids.size === rows.length && rows.every(({ id }) => ids.has(id))

function keepScreen({ rows, screen }: CacheTables, wanted: readonly TicketRow[]): ReadonlySet<string> {
  const present = wanted.flatMap(({ id, scope, v }) => {
    const row = rows.get(`ticket:${id}`)
    return row?.scope === scope && row.v === v ? [row] : []
  })
  screen.clear()
  for (const row of present) screen.set(row.id, row)
  return new Set(screen.keys())
}

type Readers = Pick<
  CacheStore,
  'serverId' | 'chapter' | 'tickets' | 'screen' | 'ticketsOf' | 'messagesOf' | 'directory'
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
    screen: () => door.cache(() => screenOf(cache)),
  }
}

const rowsOf = (
  cache: CacheTables,
): { readonly tickets: TicketRow[]; readonly messages: MessageRow[]; readonly directory: DirectoryRow[] } =>
  sorted([...cache.rows.values()])

const screenOf = (cache: CacheTables): readonly TicketRow[] => sorted([...cache.screen.values()]).tickets

const isOfOurShape = ({ disk, shape }: OpenDoor): boolean => disk.cache.facts.get('shape') === shape

function emptyUnlessOfOurShape(door: OpenDoor): void {
  if (isOfOurShape(door)) return
  const { rows, scopes, facts, screen } = door.disk.cache
  rows.clear()
  scopes.clear()
  facts.clear()
  screen.clear()
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
