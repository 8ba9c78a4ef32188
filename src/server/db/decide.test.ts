import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aPerson, aTicket, at } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { clientId, messageId, queueId } from '#shared/domain/ids'
import { DAY_MS, plusMs } from '#shared/domain/instant'
import { type Account, personOf } from '#shared/domain/person'
import { closedScope, orgScope, queueScope, type Scope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import type { Ack, Intent } from '#shared/protocol/messages'
import { seq } from '#shared/protocol/rows'
import { SHUT } from '../auth/passwords'
import type { Commit, Store } from './store'

const now = at('2026-03-02T12:00Z')
const desk = queueId('service-desk')
const here = queueScope(desk)
const client = clientId('console-1')
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
async function decide(intent: Intent, account: Account = jonas, of = client, epoch = 1) {
  const decision = await store.decide(of, epoch, account, intent, now)
  if (decision.kind === 'fenced') throw new Error('fenced')
  return decision
}
const liveIn = (commit: Commit, scope: Scope) => commit.find((live) => live.scope === scope)

describe('decide', () => {
  const ticket = aTicket().build()
  beforeEach(async () => {
    await write(ticket)
    await store.openClient(client, jonas.id, 1)
  })

  it('[CMD36] gives no ticket to somebody whose account is shut, however long ago that was meant', async () => {
    const mira = { ...anAccount('Mira Laine'), passwordHash: '' }
    const to = personOf(mira)
    await store.saveAccount({ ...mira, passwordHash: SHUT })
    expect((await decide(anIntent(1, 'assign', ticket.id, { to }, at('2026-03-02T09:30Z')))).ack).toEqual({
      status: 'rejected',
      n: 1,
      refusal: { kind: 'has-left', name: 'Mira Laine' },
    })
    await store.saveAccount(mira)
    const { ack } = await decide(anIntent(2, 'assign', ticket.id, { to }))
    expect(ack).toMatchObject({ status: 'applied', n: 2 })
    await store.saveAccount({ ...mira, passwordHash: SHUT })
    expect((await store.readTicket(ticket.id))?.owner).toEqual(to)
    expect((await decide(anIntent(3, 'assign', ticket.id, { to }))).ack).toMatchObject({ status: 'applied' })
  })

  it('[SYN111] carries out an intent in one commit: row, answer and number', async () => {
    const { ack, commit } = await decide(anIntent(1, 'acknowledge', ticket.id, {}))
    const live = liveIn(commit, here)
    expect(ack).toEqual({ status: 'applied', n: 1, seq: live?.seq, scope: here })
    expect(live?.by).toEqual({ clientId: client, n: 1 })
    expect((await store.readTicket(ticket.id))?.owner).toEqual(aPerson('Jonas Berg'))
    expect(await store.openClient(client, jonas.id, 2)).toEqual({ ok: true, value: { lastN: 1 } })
  })

  it('[SYN147] forgets an answer that is old and far behind, and takes who asks for it for a copy', async () => {
    const intents = [1, 2, 3].map((n) => anIntent(n, 'acknowledge', ticket.id, {}))
    for (const intent of intents) await decide(intent)
    const [first, second] = intents
    if (!first || !second) throw new Error('There are three.')
    await store.prune(plusMs(now, 29 * DAY_MS), { departures: 0, answers: 2 })
    expect((await decide(first)).ack.status).toBe('applied')
    await store.prune(plusMs(now, 31 * DAY_MS), { departures: 0, answers: 2 })
    expect((await decide(first)).ack).toEqual({ status: 'forked', n: 1 })
    expect((await decide(second)).ack.status).toBe('applied')
  })

  it('[SYN112] answers the same number with the same content as before, and does nothing', async () => {
    const intent = anIntent(1, 'note', ticket.id, { messageId: messageId('m-1'), body: 'Asked Ada.' })
    const first = await decide(intent)
    const corrected = {
      ...intent,
      at: at('2026-03-02T11:00Z'),
      args: { body: 'Asked Ada.', messageId: 'm-1' },
    }
    const second = await decide(corrected)
    expect(second).toEqual({ kind: 'decided', ack: first.ack, commit: [] })
    expect((await store.readTicket(ticket.id))?.history).toHaveLength(2)
  })

  it('[SYN370] knows whether it was this very intent that it decided on under a number', async () => {
    const intent = anIntent(1, 'acknowledge', ticket.id, {})
    await decide(intent)
    expect(await store.hasAnswered(client, intent)).toBe(true)
    expect(await store.hasAnswered(client, { ...intent, name: 'reopen' })).toBe(false)
    expect(await store.hasAnswered(client, { ...intent, n: 2 })).toBe(false)
    expect(await store.hasAnswered(clientId('console-2'), intent)).toBe(false)
  })

  it('[SYN113] says forked when a number comes back with another content', async () => {
    await decide(anIntent(1, 'acknowledge', ticket.id, {}))
    const { ack } = await decide(anIntent(1, 'reopen', ticket.id, {}))
    expect(ack).toEqual({ status: 'forked', n: 1 })
  })

  it('[SYN195] gives an intent that comes again under another number the answer it got, and it no second effect', async () => {
    const acknowledged = anIntent(1, 'acknowledge', ticket.id, {})
    const first = await decide(acknowledged)
    const copy = clientId('console-2')
    await store.openClient(copy, jonas.id, 1)
    const again = await decide(acknowledged, jonas, copy)
    expect(again).toEqual({ kind: 'decided', ack: first.ack, commit: [] })
    expect((await decide({ ...acknowledged, n: 2 }, jonas, copy)).ack).toEqual({ ...first.ack, n: 2 })
  })

  it('[SYN114] says gap, with the number it expects, when one is missing', async () => {
    const { ack } = await decide(anIntent(3, 'acknowledge', ticket.id, {}))
    expect(ack).toEqual({ status: 'gap', n: 3, expected: 1 })
  })

  it('[SYN115] goes on after a refusal, and keeps the refusal', async () => {
    const refused = await decide(anIntent(1, 'reopen', ticket.id, {}))
    expect(refused.ack).toEqual({
      status: 'rejected',
      n: 1,
      refusal: { kind: 'not-in-this-status', status: 'new' },
    })
    expect((await decide(anIntent(1, 'reopen', ticket.id, {}))).ack).toEqual(refused.ack)
    expect((await decide(anIntent(2, 'acknowledge', ticket.id, {}))).ack.status).toBe('applied')
    expect(await store.resultsOf(client)).toEqual([
      { n: 1, refusal: { kind: 'not-in-this-status', status: 'new' } },
      { n: 2, refusal: null },
    ])
  })

  it('[SYN116] takes no number for an intent without effect, and tells nobody', async () => {
    await decide(anIntent(1, 'acknowledge', ticket.id, {}))
    const before = await store.heads([here])
    const again = await decide(anIntent(2, 'acknowledge', ticket.id, {}))
    expect(again).toEqual({
      kind: 'decided',
      ack: { status: 'applied', n: 2, seq: null, scope: null },
      commit: [],
    })
    expect(await store.heads([here])).toEqual(before)
  })

  it('[CMD17] moves a ticket only to a queue that exists and that the agent may act in', async () => {
    const [network, identity] = [queueId('network'), queueId('identity')]
    await store.writeTickets(
      [],
      [network, identity].map((id) => ({ id, name: id })),
    )
    const narrow: Account = { ...jonas, queues: [desk, network] }
    const refusal = { kind: 'no-such-queue' }
    const moveTo = async (n: number, to: string) =>
      (await decide(anIntent(n, 'moveToQueue', ticket.id, { to: queueId(to) }), narrow)).ack
    for (const [n, to] of [
      [1, 'identity'],
      [2, 'nowhere'],
    ] as const) {
      expect(await moveTo(n, to)).toEqual({ status: 'rejected', n, refusal })
    }
    expect(await moveTo(3, 'network')).toMatchObject({ status: 'applied', scope: queueScope(network) })
    expect((await store.readTicket(ticket.id))?.queue).toBe(network)
  })

  it('[SYN117] lets only the highest epoch of a client speak', async () => {
    expect((await store.openClient(client, jonas.id, 3)).ok).toBe(true)
    expect(await store.openClient(client, jonas.id, 3)).toEqual({
      ok: false,
      refusal: { kind: 'fenced', epoch: 3 },
    })
    const intent = anIntent(1, 'acknowledge', ticket.id, {})
    expect(await store.decide(client, 1, jonas, intent, now)).toEqual({ kind: 'fenced', epoch: 3 })
    expect((await decide(intent, jonas, client, 3)).ack.status).toBe('applied')
  })

  it('[SYN118] tells the second of two consoles who acknowledged first', async () => {
    const mira = anAccount('Mira Laine')
    const other = clientId('console-2')
    await store.openClient(other, mira.id, 1)
    await decide(anIntent(1, 'acknowledge', ticket.id, {}))
    const { ack } = await decide(anIntent(1, 'acknowledge', ticket.id, {}), mira, other)
    expect(ack).toMatchObject({
      status: 'rejected',
      refusal: { kind: 'already-acknowledged', by: 'Jonas Berg' },
    })
  })

  it('[SYN119] dates an intent between the opening of its ticket and its arrival', async () => {
    await decide(anIntent(1, 'acknowledge', ticket.id, {}, at('2020-01-01T00:00Z')))
    const args = { messageId: messageId('m-1'), body: 'x' }
    await decide(anIntent(2, 'note', ticket.id, args, at('2030-01-01T00:00Z')))
    const history = (await store.readTicket(ticket.id))?.history ?? []
    expect(history.find((event) => event.type === 'acknowledged')).toMatchObject({
      at: ticket.openedAt,
      receivedAt: now,
    })
    expect(history.at(-1)).toMatchObject({ type: 'noted', at: now })
  })

  it('[SYN120] refuses a message whose id was filed before, and overwrites nothing', async () => {
    await decide(anIntent(1, 'note', ticket.id, { messageId: messageId('m-1'), body: 'First' }))
    const { ack } = await decide(
      anIntent(2, 'reply', ticket.id, { messageId: messageId('m-1'), body: 'Second' }),
    )
    expect(ack).toMatchObject({ status: 'rejected', refusal: { kind: 'invalid' } })
    const bodies = (await pullFrom(here)).rows.flatMap((row) =>
      row.live && row.entity.kind === 'message' ? [row.entity.data.body] : [],
    )
    expect(bodies).toEqual(['First'])
  })

  it('[SEC1] judges permission by the queue the ticket is in now, and says the same of one that is not there', async () => {
    const networkOnly: Account = { ...jonas, queues: [queueId('network')] }
    const notAllowed = { status: 'rejected', refusal: { kind: 'not-allowed' } }
    expect((await decide(anIntent(1, 'acknowledge', ticket.id, {}), networkOnly)).ack).toMatchObject(
      notAllowed,
    )
    await write({ ...ticket, queue: queueId('network') })
    expect((await decide(anIntent(2, 'acknowledge', ticket.id, {}), networkOnly)).ack.status).toBe('applied')
    const unknown = aTicket().id('nowhere').build().id
    expect((await decide(anIntent(3, 'acknowledge', unknown, {}), networkOnly)).ack).toMatchObject(notAllowed)
  })

  it('[SEC2] lets a display see and never act', async () => {
    const wall: Account = { ...jonas, role: 'display' }
    const { ack } = await decide(anIntent(1, 'acknowledge', ticket.id, {}), wall)
    expect(ack).toMatchObject({ status: 'rejected', refusal: { kind: 'not-allowed' } })
  })

  it('[SEC3] keeps a client to the person who opened it first', async () => {
    const mira = anAccount('Mira Laine')
    expect(await store.openClient(client, mira.id, 9)).toEqual({ ok: false, refusal: { kind: 'foreign' } })
    const intent = anIntent(1, 'acknowledge', ticket.id, {})
    expect((await store.decide(client, 1, mira, intent, now)).kind).toBe('fenced')
  })

  it('[SYN104] brings a reopened ticket back from the archive with its messages, in one number', async () => {
    await decide(anIntent(1, 'note', ticket.id, { messageId: messageId('m-1'), body: 'Asked Ada.' }))
    await write(aTicket().statusAt(now, 'closed').build())
    expect((await store.heads([here]))[here]?.count).toBe(0)
    const late = { messageId: messageId('m-2'), body: 'She wrote back.' }
    const note = await decide(anIntent(2, 'note', ticket.id, late))
    expect(note.ack).toMatchObject({ status: 'applied', scope: closedScope(desk) })
    const { ack, commit } = await decide(anIntent(3, 'reopen', ticket.id, {}))
    const back = liveIn(commit, here)
    expect(ack).toMatchObject({ status: 'applied', scope: here, seq: back?.seq })
    expect(back?.rows.map((row) => [row.id, row.live, row.v])).toEqual([
      [ticket.id, true, back?.seq],
      ['m-1', true, back?.seq],
      ['m-2', true, back?.seq],
    ])
    expect((await store.heads([closedScope(desk)]))[closedScope(desk)]?.count).toBe(0)
  })

  it('[SYN121] answers a wrong command and wrong arguments as refusals', async () => {
    const unknown: Intent = { ...anIntent(1, 'acknowledge', ticket.id, {}), name: 'explode' }
    const malformed: Intent = {
      ...anIntent(2, 'note', ticket.id, { messageId: messageId('m'), body: 'x' }),
      args: 7,
    }
    const acks: Ack[] = [(await decide(unknown)).ack, (await decide(malformed)).ack]
    expect(acks).toMatchObject([{ refusal: { kind: 'invalid' } }, { refusal: { kind: 'invalid' } }])
  })

  it('[SYN122] finds everything as it was after closing and opening', async () => {
    await decide(anIntent(1, 'acknowledge', ticket.id, {}))
    const before = [await store.heads([here, orgScope]), await pullFrom(here), await store.serverId()]
    await store.close()
    store = await openedStore(folder.path)
    expect([await store.heads([here, orgScope]), await pullFrom(here), await store.serverId()]).toEqual(
      before,
    )
  })
})
