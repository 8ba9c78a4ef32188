import type { TicketId } from '#shared/domain/ids'
import type { Scope } from '#shared/domain/scope'
import type { Intent } from '#shared/protocol/messages'
import type { Reckoning } from '#shared/protocol/reckoning'
import type { Commit } from '#shared/sync/effect'
import type { CachedRow, RowKey, RowStamp, RowStamps } from '#shared/sync/row'
import type { ReadPage } from '../cache/unpackPart'
import type { ToldByTicket, ToldClocks } from '../view/clockComparison'

/** The commits of several steps as one. */
export interface GatheredCommit {
  readonly commit: Commit
  /** Commands that leave the outbox by it. */
  readonly left: readonly Intent[]
  /** The pages that rows of it came in. */
  readonly pages: readonly ReadPage[]
  /** What the server makes of the tickets that it puts; those that the server did not speak of are left out. */
  readonly told: ToldByTicket
}

/** What came with the rows of one step. */
export interface Beside {
  readonly pages: readonly ReadPage[]
  readonly reckoning: Reckoning | null
}

/** Steps taken and not written yet. */
export interface CommitGathering {
  /** `before` is the outbox as it was when the commit's step began. */
  readonly add: (commit: Commit, before: readonly Intent[], beside: Beside) => void
  /** What the stamps of these rows will be on the disk once all of this is written. */
  readonly stampsAfter: (keys: readonly RowKey[], onDisk: RowStamps) => RowStamps
  /** All of it as one; null when nothing was added. */
  readonly whole: () => GatheredCommit | null
}

/** Most steps are written alone: only when a second one comes are the two put together. */
export function gatherCommits(): CommitGathering {
  let first: GatheredCommit | null = null
  let joined: Joining | null = null
  const join = (alone: GatheredCommit): Joining => {
    joined ??= joinFrom(alone)
    return joined
  }
  return {
    stampsAfter: (keys, onDisk) => (first === null ? onDisk : join(first).stampsAfter(keys, onDisk)),
    add: (commit, before, { pages, reckoning }) => {
      const left = leavingBy(commit, before)
      const next = { commit, left, pages, told: toldOf(commit, reckoning) }
      if (first === null) first = next
      else join(first).add(next)
    },
    whole: () => joined?.whole() ?? first,
  }
}

/** Several steps on the way to one write. */
interface Joining extends Pick<CommitGathering, 'stampsAfter'> {
  readonly add: (next: GatheredCommit) => void
  readonly whole: () => GatheredCommit
}

function joinFrom(first: GatheredCommit): Joining {
  const rows = createRowChanges()
  const progress = new Map<Scope, Commit['progress'][number]>()
  const released: number[] = []
  const refused: Commit['refused'][number][] = []
  const left: Intent[] = []
  const pages: ReadPage[] = []
  const told = new Map<TicketId, ToldClocks>()
  let last = first.commit
  const add = (next: GatheredCommit): void => {
    last = next.commit
    rows.add(last)
    for (const entry of last.progress) progress.set(entry[0], entry)
    released.push(...last.released)
    refused.push(...last.refused)
    left.push(...next.left)
    pages.push(...next.pages)
    noteTold(told, next)
  }
  add(first)
  return {
    add,
    stampsAfter: rows.stampsAfter,
    whole: () => {
      const { serverId, chapter } = last
      const moved = { progress: [...progress.values()], released, refused }
      return { commit: { serverId, chapter, ...rows.changes(), ...moved }, left, pages, told }
    },
  }
}

const NOTHING_TOLD: ToldByTicket = new Map()

function toldOf({ put }: Commit, reckoning: Reckoning | null): ToldByTicket {
  if (reckoning === null) return NOTHING_TOLD
  const told = new Map<TicketId, ToldClocks>()
  for (const { v, entity } of put) {
    if (entity.kind !== 'ticket') continue
    const { id } = entity.data
    const hash = Object.hasOwn(reckoning.clocks, id) ? reckoning.clocks[id] : undefined
    if (hash !== undefined) told.set(id, { v, hash, by: reckoning.by })
  }
  return told
}

/** A version that the server did not speak of takes away what it said of the one before. */
function noteTold(told: Map<TicketId, ToldClocks>, next: GatheredCommit): void {
  for (const { entity } of next.commit.put) if (entity.kind === 'ticket') told.delete(entity.data.id)
  for (const [id, clocks] of next.told) told.set(id, clocks)
}

function leavingBy({ released, refused }: Commit, before: readonly Intent[]): readonly Intent[] {
  if (released.length + refused.length === 0) return []
  const gone = new Set([...released, ...refused.map(({ n }) => n)])
  return before.filter(({ n }) => gone.has(n))
}

type RowChanges = Pick<Commit, 'wipe' | 'remove' | 'put'>

/** Changes of rows one after the other, told as one change in the order of a commit: wipe, remove, put. */
function createRowChanges() {
  const wiped = new Set<Scope>()
  const removed = new Set<RowKey>()
  const put = new Map<RowKey, CachedRow>()
  const remove = (key: RowKey): void => {
    put.delete(key)
    removed.add(key)
  }
  return {
    add: (change: RowChanges): void => {
      for (const scope of change.wipe) {
        wiped.add(scope)
        // On the disk such a row may still be in the scope it came from.
        for (const [key, row] of put) if (row.scope === scope) remove(key)
      }
      for (const key of change.remove) remove(key)
      for (const row of change.put) {
        removed.delete(row.key)
        put.set(row.key, row)
      }
    },
    changes: (): RowChanges => ({ wipe: [...wiped], remove: [...removed], put: [...put.values()] }),
    stampsAfter: (keys: readonly RowKey[], onDisk: RowStamps): RowStamps => {
      const stamps = new Map<RowKey, RowStamp>()
      for (const key of keys) {
        const kept = onDisk.get(key)
        const isKept = kept !== undefined && !removed.has(key) && !wiped.has(kept.scope)
        const stamp = put.get(key) ?? (isKept ? kept : null)
        if (stamp) stamps.set(key, { scope: stamp.scope, v: stamp.v })
      }
      return stamps
    },
  }
}
