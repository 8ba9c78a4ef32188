import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aTicket, at } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { queueId, ticketId } from '#shared/domain/ids'
import { HOUR_MS, plusMs } from '#shared/domain/instant'
import { queueScope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { seq } from '#shared/protocol/rows'
import type { Commit, Store } from './db/store'
import { createHousekeeping } from './housekeeping'

const resolvedAt = at('2026-03-02T12:00Z')
const ripe = plusMs(resolvedAt, 72 * HOUR_MS)

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let sent: Commit[]
beforeEach(async () => {
  folder = temporaryFolder()
  store = await openedStore(folder.path)
  sent = []
  await store.writeDesk(aDesk())
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const resolved = (id: string): Ticket => aTicket().id(id).statusAt(resolvedAt, 'resolved').build()
const write = (...tickets: readonly Ticket[]) =>
  store.writeTickets(
    tickets.map((ticket) => ({ ticket, messages: [aMessage(ticket, `m-${ticket.id}`)] })),
    [],
  )

async function sweepAt(now: ReturnType<typeof at>, kept: Pick<Store, 'prune' | 'closeResolved'> = store) {
  const faults: unknown[] = []
  const keeping = createHousekeeping({
    store: kept,
    attachments: { sweep: async () => undefined },
    clock: { now: () => now },
    server: {
      commitAndSend: async (work, commitOf) => {
        const done = await work()
        if (commitOf(done).length > 0) sent.push(commitOf(done))
        return done
      },
    },
    log: { error: (fault: unknown) => void faults.push(fault) },
  })
  await keeping.sweep()
  keeping.close()
  return faults
}
const statusOf = async (id: string) => (await store.readTicket(ticketId(id)))?.status

describe('closing what was resolved', () => {
  it('[SRV103] closes it once its time has come and tells the consoles that it leaves, with its messages', async () => {
    await write(resolved('1'), aTicket().id('2').build())
    await sweepAt(plusMs(ripe, -1))
    expect(await statusOf('1')).toBe('resolved')
    expect(sent).toEqual([])
    await sweepAt(ripe)
    expect(await statusOf('1')).toBe('closed')
    expect(await statusOf('2')).toBe('new')
    const here = queueScope(queueId('service-desk'))
    const told = sent.flat().filter(({ scope }) => scope === here)
    expect(told.flatMap(({ rows }) => rows.map(({ id, live }) => [id, live]))).toEqual([
      ['1', false],
      ['m-1', false],
    ])
    const part = await store.pull({ scope: here, cursor: seq(0), floor: seq(0), maxBytes: 100_000 })
    expect(part.rows.filter((row) => row.live).map(({ id }) => id)).toEqual(['m-2', '2'])
  })

  it('[SRV100] does nothing where the desk wants none closed', async () => {
    await store.writeDesk(aDesk({ closeResolvedAfterHours: null }))
    await write(resolved('1'))
    await sweepAt(plusMs(ripe, 1_000 * HOUR_MS))
    expect(await statusOf('1')).toBe('resolved')
  })

  it('[SRV104] closes many in commits of a hundred at most', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `t${1_000 + index}`)
    await write(...ids.map(resolved))
    await sweepAt(ripe)
    expect(await Promise.all(ids.map(statusOf))).toEqual(ids.map(() => 'closed'))
    const closedIn = sent.map((commit) => commit.find(({ scope }) => scope.endsWith(':closed'))?.rows ?? [])
    const tickets = closedIn.map(
      (rows) => rows.filter((row) => row.live && row.entity.kind === 'ticket').length,
    )
    expect(tickets).toEqual([100, 100, 50])
  })

  it('[SRV105] a failure is logged and made good the next time', async () => {
    await write(resolved('1'))
    const broken = {
      prune: store.prune,
      closeResolved: () => Promise.reject(new Error('The disk is full.')),
    }
    expect(await sweepAt(ripe, broken)).not.toEqual([])
    expect(await statusOf('1')).toBe('resolved')
    await sweepAt(ripe)
    expect(await statusOf('1')).toBe('closed')
  })
})
