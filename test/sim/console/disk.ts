import { openedRow } from '#kit/closedMessages'
import type { AttachedFile } from '#renderer/data/outbox/outboxFiles'
import type { RefusedIntent } from '#renderer/data/outbox/outboxStore'
import type { ClientId, QueueId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Scope } from '#shared/domain/scope'
import type { Intent } from '#shared/protocol/messages'
import type { Commit } from '#shared/sync/effect'
import { isRead, type ReadRow, type RowKey } from '#shared/sync/row'
import type { ScopeProgress } from '#shared/sync/state'

export interface CacheTables {
  readonly rows: Map<RowKey, ReadRow>
  readonly scopes: Map<Scope, ScopeProgress>
  readonly facts: Map<string, unknown>
  /** The tickets of the first screen once more. */
  readonly screen: Map<string, ReadRow>
}

/** Commands that left together; `n` is the number of the last. */
export interface SentRow {
  readonly n: number
  readonly clientId: ClientId
  readonly serverId: string | null
  readonly intents: readonly Intent[]
}

export interface OutboxTables {
  readonly commands: Map<number, Intent>
  readonly refused: Map<string, RefusedIntent>
  /** Carried out; kept for a server that is set back. By the id of the row's last command. */
  readonly sent: Map<string, SentRow>
  /** Whatever left as carried out, with its number: an outbox knows it no more, who judges it does. */
  readonly left: Map<string, number>
  /** By the command that they leave with. */
  readonly files: Map<string, readonly AttachedFile[]>
  leftOut: readonly QueueId[]
  isSetBack: boolean
  identity: { clientId: ClientId; epoch: number; nextN: number; lastAt: Instant } | null
}

/**
 * What a profile keeps: a cache that may lose its last transactions, and an outbox that loses nothing but that commands
 * have left it.
 */
export interface Disk {
  readonly cache: CacheTables
  readonly outbox: OutboxTables
  /** How to take back the last transactions of the cache, newest last. */
  readonly undoable: (() => void)[]
  /** The same for what left the outbox since it last wrote strictly. */
  readonly unsettled: (() => void)[]
  /** Whether the power may fail in this world, and transactions be lost. */
  isFragile: boolean
  /** How often the cache was cleared under whoever had it open. */
  clearings: number
  /** While true the cache takes nothing: the disk is full. */
  isFull: boolean
}

const UNDOABLE = 12

export const emptyDisk = (): Disk => ({
  cache: { rows: new Map(), scopes: new Map(), facts: new Map(), screen: new Map() },
  outbox: {
    commands: new Map(),
    refused: new Map(),
    sent: new Map(),
    left: new Map(),
    files: new Map(),
    leftOut: [],
    isSetBack: false,
    identity: null,
  },
  undoable: [],
  unsettled: [],
  isFragile: false,
  clearings: 0,
  isFull: false,
})

/** The whole profile, as a disk image or a migration assistant copies it. */
export const copyOfDisk = ({ cache, outbox }: Disk): Disk => ({
  cache: {
    rows: new Map(cache.rows),
    scopes: new Map(cache.scopes),
    facts: new Map(cache.facts),
    screen: new Map(cache.screen),
  },
  outbox: {
    commands: new Map(outbox.commands),
    refused: new Map(outbox.refused),
    sent: new Map(outbox.sent),
    left: new Map(outbox.left),
    files: new Map(outbox.files),
    leftOut: outbox.leftOut,
    isSetBack: outbox.isSetBack,
    identity: outbox.identity && { ...outbox.identity },
  },
  undoable: [],
  unsettled: [],
  isFragile: false,
  clearings: 0,
  isFull: false,
})

/** Runs one transaction of the cache, so that it can be taken back. */
export function inTransaction<Done>(disk: Disk, work: () => Done): Done {
  if (!disk.isFragile) return work()
  const { rows, scopes, facts, screen } = disk.cache
  const before = [new Map(rows), new Map(scopes), new Map(facts), new Map(screen)] as const
  const done = work()
  disk.undoable.push(() => {
    refill(rows, before[0])
    refill(scopes, before[1])
    refill(facts, before[2])
    refill(screen, before[3])
  })
  if (disk.undoable.length > UNDOABLE) disk.undoable.shift()
  return done
}

/** Commands leave the outbox by a transaction that does not wait for the disk. */
export function settleRelaxed<Done>(disk: Disk, work: () => Done): Done {
  if (!disk.isFragile) return work()
  const { commands, refused, sent, left, files } = disk.outbox
  const before = [new Map(commands), new Map(refused), new Map(sent), new Map(left), new Map(files)] as const
  const done = work()
  disk.unsettled.push(() => {
    refill(commands, before[0])
    refill(refused, before[1])
    refill(sent, before[2])
    refill(left, before[3])
    refill(files, before[4])
  })
  return done
}

/** Whatever else the outbox writes is on the disk for certain, and all that was written before it. */
export function writeStrictly<Done>(disk: Disk, work: () => Done): Done {
  disk.unsettled.length = 0
  return work()
}

function refill<Key, Value>(map: Map<Key, Value>, from: ReadonlyMap<Key, Value>): void {
  map.clear()
  for (const [key, value] of from) map.set(key, value)
}

/** The power fails: the cache is what it was so many transactions ago, and what left the outbox as lately is in it again. */
export function losePower(disk: Disk, transactions: number): number {
  let lost = 0
  while (lost < transactions) {
    const undo = disk.undoable.pop()
    if (!undo) break
    undo()
    lost++
  }
  for (let left = 0; left < transactions; left++) disk.unsettled.pop()?.()
  disk.unsettled.length = 0
  disk.undoable.length = 0
  return lost
}

/** The browser clears the cache, as when somebody removes the data of a site. */
export function clearCache(disk: Disk): void {
  disk.cache.rows.clear()
  disk.cache.scopes.clear()
  disk.cache.facts.clear()
  disk.cache.screen.clear()
  disk.undoable.length = 0
  disk.clearings++
}

/** Writes a commit as the cache does: wipe, remove, put, progress. `shown` are the tickets of the first screen. */
export function writeCommit(cache: CacheTables, commit: Commit, shown: ReadonlySet<string>): void {
  const { rows, scopes, facts } = cache
  keepScreen(cache, commit, shown)
  for (const [key, row] of rows) if (commit.wipe.includes(row.scope)) rows.delete(key)
  for (const key of commit.remove) rows.delete(key)
  for (const row of commit.put) rows.set(row.key, openedRow(row))
  for (const [scope, progress] of commit.progress) {
    if (progress === null) scopes.delete(scope)
    else scopes.set(scope, onlyProgress(progress))
  }
  if (commit.serverId !== null) facts.set('server', commit.serverId)
  if (commit.chapter !== null) facts.set('chapter', commit.chapter)
}

/** Its rows change and go with those they are copies of. */
function keepScreen(
  { screen }: CacheTables,
  { wipe, remove, put }: Commit,
  shown: ReadonlySet<string>,
): void {
  for (const [id, row] of screen) if (wipe.includes(row.scope)) screen.delete(id)
  for (const key of remove) if (key.startsWith('ticket:')) screen.delete(key.slice('ticket:'.length))
  for (const row of put.filter(isRead)) {
    if (row.entity.kind === 'ticket' && shown.has(row.id)) screen.set(row.id, row)
  }
}

const onlyProgress = ({ cursor, floor, count, digest, isWhole, ahead }: ScopeProgress): ScopeProgress => ({
  cursor,
  floor,
  count,
  digest,
  isWhole,
  ahead,
})
