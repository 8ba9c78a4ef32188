import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { queueId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { closedScope, queueScope, type Scope } from '#shared/domain/scope'
import { createDigest } from '#shared/protocol/digest'
import { BEFORE_ALL, type Row, type Seq } from '#shared/protocol/rows'
import type { Commit, Store } from './store'

/** One scope as a console keeps it, by rules R3 to R6 of sync.md. */
function createReplica(scope: Scope) {
  const rows = new Map<string, { kind: Parameters<ReturnType<typeof createDigest>['toggle']>[0]; v: Seq }>()
  let [cursor, floor] = [BEFORE_ALL, BEFORE_ALL]
  const enter = (row: Row) => {
    const kept = rows.get(row.id)
    if (kept && kept.v >= row.v) return
    if (row.live) rows.set(row.id, { kind: row.entity.kind, v: row.v })
    else rows.delete(row.id)
  }
  const hear = (commit: Commit) => {
    const live = commit.find((one) => one.scope === scope)
    if (!live || live.prev > cursor || live.seq <= cursor) return
    for (const row of live.rows) enter(row)
    cursor = live.seq
  }
  const pullOne = async (store: Store, maxBytes: number): Promise<boolean> => {
    const part = await store.pull({ scope, cursor, floor, maxBytes })
    if (part.reset) rows.clear()
    for (const row of part.rows) enter(row)
    cursor = part.to
    floor = part.floor
    return part.more
  }
  const head = () => {
    const digest = createDigest()
    for (const [id, { kind, v }] of rows) digest.toggle(kind, id, v)
    return { head: cursor, count: rows.size, digest: digest.hex() }
  }
  return { hear, pullOne, head }
}

const queues = ['network', 'payments'] as const
const scopes = queues.flatMap((queue) => [queueScope(queueId(queue)), closedScope(queueId(queue))])
const write = fc.record({
  id: fc.integer({ min: 1, max: 8 }).map((n) => `T-${n}`),
  queue: fc.constantFrom(...queues),
  status: fc.constantFrom('active' as const, 'closed' as const),
  subject: fc.constantFrom('One', 'Two'),
  messages: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
})
type TicketChange = typeof write extends fc.Arbitrary<infer Change> ? Change : never
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ writes: fc.array(write, { minLength: 1, maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ pullBytes: fc.integer({ min: 1, max: 3_000 }) }) },
  { weight: 1, arbitrary: fc.record({ departures: fc.integer({ min: 0, max: 6 }) }) },
)

let folder: ReturnType<typeof temporaryFolder>
let store: Store
beforeAll(async () => {
  folder = temporaryFolder()
  store = await openedStore(folder.path)
})
afterAll(async () => {
  await store.close()
  folder.remove()
})

function ticketWriteOf({ id, queue, status, subject, messages }: TicketChange) {
  const ticket = aTicket().id(id).inQueue(queue).status(status).about(subject).build()
  return { ticket, messages: messages.map((n) => aMessage(ticket, `${id}-m${n}`)) }
}

async function catchUp(replica: ReturnType<typeof createReplica>, maxBytes: number): Promise<void> {
  let more = true
  while (more) more = await replica.pullOne(store, maxBytes)
}

it('[SYN144] lets a console that listens and one that only pulls end with the same rows, whatever moves and is forgotten', async () => {
  // One store for all runs: what an earlier run left is the past of the next one.
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const listening = scopes.map(createReplica)
      const pulling = scopes.map(createReplica)
      for (const replica of listening) await catchUp(replica, 10_000)
      for (const one of steps) {
        if ('writes' in one) {
          const { commit } = await store.writeTickets(one.writes.map(ticketWriteOf), [])
          for (const replica of listening) replica.hear(commit)
        } else if ('departures' in one) {
          await store.prune(instant(0), { departures: one.departures, answers: 0 })
        } else {
          for (const replica of pulling) await replica.pullOne(store, one.pullBytes)
        }
      }
      for (const replica of pulling) await catchUp(replica, 500)
      const heads = await store.heads(scopes)
      const stored = scopes.map((scope) => heads[scope])
      expect(listening.map((replica) => replica.head())).toEqual(stored)
      expect(pulling.map((replica) => replica.head())).toEqual(stored)
    }),
    { numRuns: 80 },
  )
})
