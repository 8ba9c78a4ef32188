import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, anAccount, anAgent, aPerson, aTicket, at } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { queueId } from '#shared/domain/ids'
import { closedScope, orgScope, papersScope, personScope, queueScope, type Scope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { createDigest } from '#shared/protocol/digest'
import type { Part } from '#shared/protocol/messages'
import { type Row, seq } from '#shared/protocol/rows'
import type { Commit, Store } from './store'

const now = at('2026-03-02T12:00Z')
const desk = queueId('service-desk')
const here = queueScope(desk)
const jonas = anAccount('Jonas Berg')

let folder: ReturnType<typeof temporaryFolder>
let store: Store
beforeEach(async () => {
  folder = temporaryFolder()
  store = await openedStore(folder.path)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const write = (...tickets: readonly Ticket[]) =>
  store.writeTickets(
    tickets.map((ticket) => ({ ticket, messages: [] })),
    [],
  )
const pullFrom = (scope: Scope, cursor = 0, floor = 0, maxBytes = 100_000) =>
  store.pull({ scope, cursor: seq(cursor), floor: seq(floor), maxBytes })
const idsOf = (part: Part | { readonly rows: readonly Row[] }) => part.rows.map((row) => [row.id, row.live])
const liveIn = (commit: Commit, scope: Scope) => commit.find((live) => live.scope === scope)

describe('intake into the store', () => {
  it('[SYN101] numbers commits without gaps, whatever scopes they touch', async () => {
    await write(aTicket().id('1').build())
    const first = (await store.heads([here]))[here]?.head ?? 0
    await write(aTicket().id('2').inQueue('network').build())
    const { commit } = await write(aTicket().id('3').build(), aTicket().id('4').build())
    const network = queueScope(queueId('network'))
    const second = (await store.heads([network]))[network]?.head ?? 0
    expect(second).toBe(first + 2)
    expect(liveIn(commit, here)).toMatchObject({ prev: first, seq: second + 2 })
    expect(liveIn(commit, here)?.rows.map((row) => row.v)).toEqual([second + 1, second + 2])
  })

  it('[SYN102] changes nothing when the same intake comes twice', async () => {
    const ticket = aTicket().build()
    const writes = [{ ticket, messages: [aMessage(ticket, 'm-1')] }]
    const queues = [{ id: desk, name: 'Service desk' }]
    expect(await store.writeTickets(writes, queues)).toMatchObject({ written: 1, unchanged: 0 })
    const heads = await store.heads([here, orgScope])
    const again = await store.writeTickets(writes, queues)
    expect(again).toEqual({ written: 0, unchanged: 1, commit: [] })
    expect(await store.heads([here, orgScope])).toEqual(heads)
  })

  it('[SYN103] names every queue and everybody it meets in the organisation', async () => {
    await store.writeTickets(
      [
        {
          ticket: aTicket().ownedBy(aPerson('Mira Laine')).acknowledgedAt(now, anAgent('Aiko')).build(),
          messages: [],
        },
        { ticket: aTicket().id('2').inQueue('network').build(), messages: [] },
      ],
      [{ id: desk, name: 'Service desk' }],
    )
    await store.writeDesk(aDesk())
    const part = await pullFrom(orgScope)
    const named = part.rows.flatMap((row) => (row.live ? [[row.entity.kind, row.entity.data.id]] : []))
    expect(named).toHaveLength(5)
    expect(named).toEqual(
      expect.arrayContaining([
        ['person', 'mira-laine'],
        ['person', 'aiko'],
        ['queue', 'service-desk'],
        ['queue', 'network'],
        ['desk', 'desk'],
      ]),
    )
  })

  it('[SYN104] leaves a departure in the old scope when a ticket moves, and takes its messages along', async () => {
    const ticket = aTicket().build()
    await store.writeTickets([{ ticket, messages: [aMessage(ticket, 'm-1')] }], [])
    const { commit } = await write({ ...ticket, queue: queueId('network') })
    expect(idsOf(liveIn(commit, here) ?? { rows: [] })).toEqual([
      ['20418', false],
      ['m-1', false],
    ])
    expect(idsOf(await pullFrom(queueScope(queueId('network'))))).toEqual([
      ['m-1', true],
      ['20418', true],
    ])
    expect((await store.heads([here]))[here]).toMatchObject({ count: 0, digest: '0000000000000000' })
  })

  it('[SYN105] moves a closed ticket to its queue’s archive, which is in nobody’s scopes', async () => {
    await write(aTicket().build())
    await write(aTicket().status('closed').build())
    expect(idsOf(await pullFrom(closedScope(desk)))).toEqual([['20418', true]])
    expect(await store.scopesOf(jonas)).toEqual([orgScope, personScope(jonas.id), papersScope, here])
  })

  it('[SRV240] tells who may see all queues of one as soon as its first ticket is written', async () => {
    const mira = { ...anAccount('Mira Laine'), queues: 'all' } as const
    const queuesOf = async () => (await store.scopesOf(mira)).filter((scope) => scope.startsWith('q:'))
    await write(aTicket().build())
    expect([await queuesOf(), await queuesOf()]).toEqual([[here], [here]])
    const writing = write(aTicket().id('T-2').inQueue('network').build())
    const beside = queuesOf()
    await writing
    await beside
    expect(await queuesOf()).toEqual([queueScope(queueId('network')), here])
  })

  it('[SYN106] keeps count and digest of each scope as a console reckons them from the rows', async () => {
    await write(...Array.from({ length: 30 }, (_, n) => aTicket().id(`T-${n}`).build()))
    await write(...Array.from({ length: 10 }, (_, n) => aTicket().id(`T-${n}`).about('Again').build()))
    await write(aTicket().id('T-3').inQueue('network').build())
    const part = await pullFrom(here)
    const digest = createDigest()
    for (const row of part.rows) if (row.live) digest.toggle(row.entity.kind, row.id, row.v)
    expect((await store.heads([here]))[here]).toEqual({ head: part.to, count: 29, digest: digest.hex() })
  })
})

describe('pull', () => {
  const tickets = Array.from({ length: 700 }, (_, n) => aTicket().id(`T-${n}`).build())

  it('[SYN107] answers in parts within the size asked for, together every row once', async () => {
    await write(...tickets)
    const seen: string[] = []
    let cursor = 0
    let floor = 0
    for (;;) {
      const part = await pullFrom(here, cursor, floor, 60_000)
      expect(JSON.stringify(part.rows).length).toBeLessThan(60_000)
      expect(part.from).toBe(cursor)
      seen.push(...part.rows.map((row) => row.id))
      cursor = part.to
      floor = part.floor
      if (!part.more) break
    }
    expect(seen).toHaveLength(700)
    expect(new Set(seen).size).toBe(700)
    expect(cursor).toBe((await store.heads([here]))[here]?.head)
  })

  it('[SYN108] never ends a part inside a commit, however large the commit is', async () => {
    const ticket = aTicket().build()
    const messages = Array.from({ length: 20 }, (_, n) => aMessage(ticket, `m-${n}`, 'x'.repeat(2_000)))
    await store.writeTickets([{ ticket, messages }], [])
    await write(aTicket().id('2').build())
    const part = await pullFrom(here, 0, 0, 1_000)
    expect(part.rows).toHaveLength(21)
    expect(part.more).toBe(true)
    expect(idsOf(await pullFrom(here, part.to, part.floor, 1_000))).toEqual([['2', true]])
  })

  it('[SYN109] leaves out of a first load what had departed before it began, and tells what departs meanwhile', async () => {
    await write(aTicket().id('gone').build(), aTicket().id('stays').build(), aTicket().id('leaves').build())
    await write(aTicket().id('gone').inQueue('network').build())
    const first = await pullFrom(here, 0, 0, 1)
    expect(idsOf(first)).toEqual([['stays', true]])
    await write(aTicket().id('stays').inQueue('network').build())
    const rest = await pullFrom(here, first.to, first.floor)
    expect(idsOf(rest)).toEqual([
      ['leaves', true],
      ['stays', false],
    ])
  })

  it('[SYN196] does not begin a first load again when what it left out is forgotten', async () => {
    await write(aTicket().id('gone').build(), aTicket().id('stays').build(), aTicket().id('last').build())
    await write(aTicket().id('gone').inQueue('network').build())
    const first = await pullFrom(here, 0, 0, 1)
    await store.prune(now, { departures: 0, answers: 0 })
    expect(await pullFrom(here, first.to, first.floor)).toMatchObject({ reset: false, more: false })
  })

  it('[SYN110] begins again from nothing when the cursor is ahead of the store', async () => {
    await write(aTicket().build())
    const part = await pullFrom(here, 999)
    expect(part).toMatchObject({ reset: true, from: 0, more: false })
    expect(idsOf(part)).toEqual([['20418', true]])
  })

  it('[SYN146] forgets old departures beyond those kept: a console that missed them begins again, others go on', async () => {
    const four = ['1', '2', '3', '4'].map((id) => aTicket().id(id))
    await write(...four.map((ticket) => ticket.build()))
    const behind = (await pullFrom(here)).to
    await write(...four.slice(0, 3).map((ticket) => ticket.inQueue('network').build()))
    const [first = behind, second = behind] = (await pullFrom(here, behind)).rows.map(({ v }) => v)
    await store.prune(now, { departures: 1, answers: 0 })
    expect(await pullFrom(here, behind)).toMatchObject({ reset: true, from: 0 })
    expect(await pullFrom(here, first)).toMatchObject({ reset: true })
    expect(idsOf(await pullFrom(here, second))).toEqual([['3', false]])
    expect(idsOf(await pullFrom(here))).toEqual([['4', true]])
  })
})
