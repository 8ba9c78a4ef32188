import type { Dexie } from 'dexie'
import type { ClientId, CommandId, QueueId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type Intent, intentSchema } from '#shared/protocol/messages'
import type { Commit } from '#shared/sync/effect'
import type { IndexedDbPort } from '../disk/databases'
import { type DatabaseEars, type DatabaseShape, noEars, openDatabase } from '../disk/openDatabase'
import { type Appended, appendTogether } from './appendTogether'
import { writeWithFiles } from './keptFiles'
import { type AttachedFile, addFiles, dropFiles, type OutboxFiles, readFiles } from './outboxFiles'
import { identify } from './outboxIdentity'
import { lookIntoOutbox, type OutboxSeen, outboxSeenBy } from './outboxSeen'
import {
  forgetSetBack,
  identityOf,
  isSetBack,
  leftOutIn,
  noteSetBack,
  OUTBOX_VERSION,
  type OutboxTables,
  outboxTables,
  putLeftOut,
  type RefusedIntent,
  readableIn,
  waitingIn,
} from './outboxTables'
import type { ParkedCommand, ParkedPlace } from './parked'
import { keepSent, lostAbove, newestSent } from './sentCommands'
import {
  discardParked,
  parkedIn,
  readableRefusals,
  readableUnsettled,
  type Unsettled,
  unsettledIn,
} from './unsettled'

export type { RefusedIntent } from './outboxTables'
export type IntentDraft = Omit<Intent, 'n' | 'at'>

/** So many actions wait, were refused or cannot be read: nothing is dropped, so nothing more is taken. */
export interface OutboxFull {
  readonly kind: 'outbox-full'
}
export const OUTBOX_LONGEST = 5_000

/** The tables that commands leave and come to once they are answered; no other transaction is over just these. */
const SETTLED_OVER = ['commands', 'refused', 'identity', 'sent', 'files'] as const

export interface Renumbered {
  readonly clientId: ClientId
  readonly intents: readonly Intent[]
  /** How many of them had been carried out by a server that does not know them any more. */
  readonly again: number
}

/** The agent's intents on disk: strictly durable, written by any window, never dropped with the cache. */
export interface OutboxStore {
  readonly clientId: () => Promise<ClientId>
  /** As it was when it was opened; null where it is still to be read. */
  readonly seen: OutboxSeen | null
  /** The last number given. */
  readonly numberedTo: () => Promise<number>
  /** In order. What cannot be read is put aside first and told by `parked`. */
  readonly waiting: () => Promise<readonly Intent[]>
  readonly refused: () => Promise<readonly RefusedIntent[]>
  readonly parked: () => Promise<readonly ParkedCommand[]>
  /** All three, as they were at one moment. */
  readonly unsettled: () => Promise<Unsettled>
  /**
   * Gives the draft its number and its instant in the transaction that writes it (R1): numbers have no gap, instants
   * rise by at least one millisecond. What it brings along is written with it. Rejects when the disk does not take it.
   */
  readonly append: (
    draft: IntentDraft,
    now: Instant,
    files?: readonly AttachedFile[],
  ) => Promise<Result<Intent, OutboxFull>>
  /**
   * Answers the commands that left for the refused ones. Does not wait for the disk: what a power cut takes of it waits
   * again, is sent again and answered as before (S2).
   */
  readonly settle: (
    commit: Pick<Commit, 'serverId' | 'released' | 'refused'>,
  ) => Promise<readonly RefusedIntent[]>
  readonly discard: (id: CommandId) => Promise<void>
  readonly discardParked: (place: ParkedPlace) => Promise<void>
  /** Raises the epoch above itself and `above`, before every connection (S3). */
  readonly raiseEpoch: (above: number) => Promise<number>
  /** Keeps that the server was set back until all is numbered anew. */
  readonly noteSetBack: () => Promise<void>
  readonly isSetBack: () => Promise<boolean>
  /**
   * A new client id, and all that waits numbered from 1 under it, in its order (S2), together with what this server had
   * carried out under numbers above `decidedTo`.
   */
  readonly renumber: (serverId: string | null, decidedTo: number) => Promise<Renumbered>
  /** What was carried out last of the commands of this client id; null when nothing of it is kept. */
  readonly newestSent: () => Promise<Intent | null>
  /** Queues that are not to be kept on this computer. */
  readonly leftOut: () => Promise<readonly QueueId[]>
  /** Adds a queue to those, or takes it back; answers all of them. */
  readonly leaveOut: (queue: QueueId) => Promise<readonly QueueId[]>
  readonly keepAgain: (queue: QueueId) => Promise<readonly QueueId[]>
  readonly close: () => void
}

const shapeOf = (name: string): DatabaseShape => ({
  name,
  version: OUTBOX_VERSION,
  tables: outboxTables,
  durability: 'strict',
  relaxedOver: SETTLED_OVER,
})

/** Rejects with `NotOpened`; whatever the reason, nothing is deleted. */
export async function openOutbox(
  name: string,
  newClientId: () => ClientId,
  port: IndexedDbPort,
  ears: DatabaseEars = noEars,
): Promise<OutboxStore & OutboxFiles> {
  const look = lookIntoOutbox()
  const db = await openDatabase({ shape: shapeOf(name), port, ears, look })
  const seen = await outboxSeenBy(look)
  const tables = tablesOf(db)
  const inOne = <Value>(work: () => Promise<Value>): Promise<Value> =>
    db.transaction('rw', Object.values(tables), work)
  const settling = SETTLED_OVER.map((table) => tables[table])
  if (seen === null) await identify(db, tables, newClientId)
  return {
    seen,
    clientId: async () => (await identityOf(tables)).clientId,
    numberedTo: async () => (await identityOf(tables)).nextN - 1,
    // Reading alone waits for no disk; only what must be put aside is written.
    waiting: async () => (await readableIn(tables)) ?? inOne(() => waitingIn(tables)),
    refused: () => readableRefusals(tables),
    parked: () => parkedIn(tables),
    unsettled: async () =>
      (await db.transaction('r', Object.values(tables), () => readableUnsettled(tables))) ??
      inOne(() => unsettledIn(tables)),
    ...readFiles(tables.files),
    append: appendTogether((all) => writeWithFiles(all, (each) => inOne(() => appendAll(tables, each)))),
    settle: (commit) => db.transaction('rw', settling, () => settle(tables, commit)),
    discard: (id) => inOne(() => discard(tables, id)),
    discardParked: (at) =>
      inOne(() => (at.kind === 'parked' ? discardParked(tables, at.place) : discard(tables, at.id))),
    // Of one table: what waits is read meanwhile.
    raiseEpoch: (above) => db.transaction('rw', tables.identity, () => raiseEpoch(tables, above)),
    noteSetBack: () => inOne(() => noteSetBack(tables)),
    isSetBack: () => isSetBack(tables),
    newestSent: () => db.transaction('r', [tables.identity, tables.sent], () => newestSent(tables)),
    renumber: (serverId, decidedTo) =>
      inOne(async () => renumber(tables, newClientId(), await lostAbove(tables, serverId, decidedTo))),
    ...choiceIn(tables, inOne),
    close: () => db.close(),
  }
}

const tablesOf = (db: Dexie): OutboxTables => ({
  commands: db.table('commands'),
  refused: db.table('refused'),
  identity: db.table('identity'),
  sent: db.table('sent'),
  parked: db.table('parked'),
  files: db.table('files'),
})

// What follows runs inside the caller's one transaction: it is done whole or not at all.

async function appendAll(
  tables: OutboxTables,
  all: readonly Appended[],
): Promise<readonly Result<Intent, OutboxFull>[]> {
  const { commands, refused: letters, parked } = tables
  const kept = (await commands.count()) + (await letters.count()) + (await parked.count())
  const taken = all.slice(0, Math.max(0, OUTBOX_LONGEST - kept))
  let me = await identityOf(tables)
  const intents: Intent[] = []
  for (const { draft, now } of taken) {
    const at = instant(Math.max(now, me.lastAt + 1))
    intents.push({ ...draft, n: me.nextN, at })
    me = { ...me, nextN: me.nextN + 1, lastAt: at }
  }
  if (intents.length > 0) {
    await commands.bulkAdd(intents)
    for (const { draft, files } of taken) {
      if (files.length > 0) await addFiles(tables.files, draft.id, files)
    }
    await tables.identity.put(me)
  }
  return all.map((_, at) => {
    const intent = intents[at]
    return intent ? accepted(intent) : refused({ kind: 'outbox-full' })
  })
}

const choiceIn = (
  tables: OutboxTables,
  inOne: <Value>(work: () => Promise<Value>) => Promise<Value>,
): Pick<OutboxStore, 'leftOut' | 'leaveOut' | 'keepAgain'> => ({
  leftOut: () => leftOutIn(tables),
  leaveOut: (queue) => inOne(() => changeLeftOut(tables, (queues) => [...new Set([...queues, queue])])),
  keepAgain: (queue) =>
    inOne(() => changeLeftOut(tables, (queues) => queues.filter((left) => left !== queue))),
})

async function changeLeftOut(
  tables: OutboxTables,
  change: (queues: readonly QueueId[]) => readonly QueueId[],
): Promise<readonly QueueId[]> {
  const changed = change(await leftOutIn(tables))
  await putLeftOut(tables, changed)
  return changed
}

async function discard(tables: OutboxTables, id: string): Promise<void> {
  await tables.refused.delete(id)
  await dropFiles(tables.files, [id])
}

async function raiseEpoch(tables: OutboxTables, above: number): Promise<number> {
  const me = await identityOf(tables)
  const epoch = Math.max(me.epoch, above) + 1
  await tables.identity.put({ ...me, epoch })
  return epoch
}

async function renumber(
  tables: OutboxTables,
  clientId: ClientId,
  lost: readonly Intent[],
): Promise<Renumbered> {
  const me = await identityOf(tables)
  const inOrder = [...lost, ...(await waitingIn(tables))].toSorted((a, b) => a.n - b.n)
  const intents = inOrder.map((intent, index) => ({ ...intent, n: index + 1 }))
  // What was carried out under another client id is never asked for again.
  await tables.sent.clear()
  await tables.commands.clear()
  await tables.commands.bulkAdd(intents)
  await tables.identity.put({ ...me, clientId, epoch: 0, nextN: intents.length + 1 })
  await forgetSetBack(tables)
  return { clientId, intents, again: lost.length }
}

/** A refused command is never in both places and never in neither; a released one is kept in case it is asked for again. */
async function settle(
  tables: OutboxTables,
  { serverId, released, refused: refusals }: Parameters<OutboxStore['settle']>[0],
): Promise<readonly RefusedIntent[]> {
  const moved: RefusedIntent[] = []
  for (const { n, refusal } of refusals) {
    const stored = await tables.commands.get(n)
    if (stored !== undefined) moved.push({ intent: intentSchema.parse(stored), refusal })
  }
  const [{ clientId }, stored] = await Promise.all([identityOf(tables), commandsIn(tables, released)])
  // Each of these asks the disk several times; together they wait for it once.
  await Promise.all([
    tables.refused.bulkPut(moved),
    keepSent(tables, { clientId, serverId }, stored),
    removeNumbers(tables, [...released, ...refusals.map(({ n }) => n)]),
  ])
  return moved
}

/** Numbers mostly leave in unbroken runs, and a run is read and goes by one request. */
function runsOf({ commands }: OutboxTables, numbers: readonly number[]) {
  const runs: { first: number; last: number }[] = []
  for (const n of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.last === n - 1) run.last = n
    else runs.push({ first: n, last: n })
  }
  return runs.map(({ first, last }) => commands.where('n').between(first, last, true, true))
}

async function commandsIn(tables: OutboxTables, numbers: readonly number[]): Promise<readonly unknown[]> {
  return (await Promise.all(runsOf(tables, numbers).map((run) => run.toArray()))).flat()
}

async function removeNumbers(tables: OutboxTables, numbers: readonly number[]): Promise<void> {
  await Promise.all(runsOf(tables, numbers).map((run) => run.delete()))
}
