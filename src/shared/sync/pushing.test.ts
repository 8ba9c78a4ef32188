import { describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import {
  aHead,
  aLive,
  aMachine,
  aPart,
  applied,
  aWelcome,
  CLIENT,
  cachedTicket,
  goneTicket,
  progressAt,
  ticketRow,
} from '#kit/syncMachine'
import { clientId, messageId, queueId, ticketId } from '../domain/ids'
import { closedScope, queueScope } from '../domain/scope'
import type { Intent } from '../protocol/messages'

const desk = queueScope(queueId('service-desk'))
const one = aTicket().id('T-1').build()
const verb = (n: number): Intent => anIntent(n, 'acknowledge', one.id, {})
const many = (count: number): Intent[] => Array.from({ length: count }, (_, index) => verb(index + 1))

/** Live and level at 5, with ticket one and these commands waiting. */
function waitingWith(outbox: readonly Intent[], lastN = 0) {
  const machine = aMachine(
    { serverId: 'server-1', outbox, scopes: new Map([[desk, progressAt(5, [ticketRow(one, 3)])]]) },
    [cachedTicket(one, desk, 3)],
  )
  machine.goLive({ scopes: [desk], heads: { [desk]: aHead(5, [ticketRow(one, 3)]) }, lastN })
  return machine
}
type Machine = ReturnType<typeof aMachine>
const batches = (machine: Machine) =>
  machine.asked('push').map(({ question }) => question.message.intents.map(({ n }) => n))
const acks = (machine: Machine, index: number, ...list: Parameters<typeof applied>[]) =>
  machine.answer(machine.asked('push')[index]?.request ?? 0, {
    kind: 'acks',
    acks: list.map((ack) => applied(...ack)),
  })

describe('pushing', () => {
  it('[SYN14] sends at most five batches of a hundred, in order, and the next when one is answered', () => {
    const machine = waitingWith(many(550))
    expect(batches(machine).map((batch) => [batch[0], batch.at(-1)])).toEqual([
      [1, 100],
      [101, 200],
      [201, 300],
      [301, 400],
      [401, 500],
    ])
    const first = many(100).map(({ n }) => applied(n, null))
    machine.answer(machine.asked('push')[0]?.request ?? 0, { kind: 'acks', acks: first })
    expect(batches(machine).at(-1)).toEqual(Array.from({ length: 50 }, (_, index) => 501 + index))
  })

  it('[SYN345] sends what the server has decided on already alone, and what comes after it when that is answered', () => {
    const machine = waitingWith(many(250), 3)
    expect(batches(machine).map((batch) => [batch[0], batch.at(-1)])).toEqual([[1, 100]])
    acks(machine, 0, ...many(100).map(({ n }): [number, null] => [n, null]))
    expect(batches(machine).map((batch) => [batch[0], batch.at(-1)])).toEqual([
      [1, 100],
      [101, 200],
      [201, 250],
    ])
  })

  it('[SYN14] keeps a batch below 256 KB as it is on the wire', () => {
    const long = (n: number) =>
      anIntent(n, 'note', one.id, { messageId: messageId(`m-${n}`), body: '\u{1F6F0}'.repeat(10_000) })
    const machine = waitingWith([1, 2, 3, 4, 5, 6, 7, 8, 9].map(long))
    expect(batches(machine)).toEqual([
      [1, 2, 3, 4, 5, 6],
      [7, 8, 9],
    ])
    for (const { question } of machine.asked('push')) {
      expect(Buffer.byteLength(JSON.stringify(question.message.intents))).toBeLessThan(256 * 1024)
    }
  })

  it('[SYN14] pushes a command as soon as it is saved, and each only once', () => {
    const machine = waitingWith([])
    machine.take({ kind: 'saved', intents: [verb(1)] })
    machine.take({ kind: 'saved', intents: [verb(1), verb(2)] })
    expect(batches(machine)).toEqual([[1], [2]])
  })

  it('[SYN15] an applied command stays until the cache shows it: no flicker when the answer overtakes the row', () => {
    const machine = waitingWith([verb(1)])
    acks(machine, 0, [1, 6, desk])
    expect([...machine.disk.outbox.keys()]).toEqual([1])
    machine.live(aLive(desk, 5, 6, ticketRow(one, 6)))
    expect([...machine.disk.outbox.keys()]).toEqual([])
  })

  it('[SYN15] row and release are one commit', () => {
    const machine = waitingWith([verb(1)])
    acks(machine, 0, [1, 6, desk])
    const effects = machine.live(aLive(desk, 5, 6, ticketRow(one, 6)))
    expect(effects).toMatchObject([{ kind: 'commit', commit: { put: [{ v: 6 }], released: [1] } }])
  })

  it('[SYN16] a command that changed nothing leaves at once', () => {
    const machine = waitingWith([verb(1)])
    acks(machine, 0, [1, null])
    expect(machine.disk.outbox.size).toBe(0)
  })

  it('[SYN16] a command on a ticket out of view leaves when its scope has passed it, or is followed no more', () => {
    const passed = waitingWith([verb(1)])
    acks(passed, 0, [1, 8, desk])
    passed.live(aLive(desk, 5, 7, goneTicket(one, 7)))
    expect(passed.disk.outbox.size).toBe(1)
    passed.live(aLive(desk, 7, 8))
    expect(passed.disk.outbox.size).toBe(0)
    const lost = waitingWith([verb(1)])
    acks(lost, 0, [1, 8, desk])
    lost.take({
      kind: 'scopes',
      connection: lost.state().connection,
      changed: { account: anAccount(), scopes: [], heads: {} },
    })
    expect(lost.disk.outbox.size).toBe(0)
  })

  it('[SYN242] a command on a ticket without a row stays while a scope is loaded that may bring the row as it was', () => {
    const machine = aMachine({ serverId: 'server-1', outbox: [verb(1)] })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(5, [ticketRow(one, 3)]) } })
    const archive = closedScope(queueId('service-desk'))
    acks(machine, 0, [1, 6, archive])
    expect(machine.disk.outbox.size).toBe(1)
    const [pull] = machine.asked('pull')
    machine.answer(pull?.request ?? 0, aPart(desk, 0, 5, { rows: [ticketRow(one, 3)] }))
    expect(machine.disk.outbox.size).toBe(1)
    machine.live(aLive(desk, 5, 6, goneTicket(one, 6)))
    expect(machine.disk.outbox.size).toBe(0)
  })

  it('[SYN17] a refused command goes to the refused ones with its reason, and the next ones go on', () => {
    const machine = waitingWith(many(2))
    machine.answer(machine.asked('push')[0]?.request ?? 0, {
      kind: 'acks',
      acks: [{ status: 'rejected', n: 1, refusal: { kind: 'taken', by: 'Mira' } }, applied(2, null)],
    })
    expect([...machine.disk.refused]).toEqual([[1, 'taken']])
    expect(machine.disk.outbox.size).toBe(0)
  })

  it('[SYN18] after a gap it pushes again from the number the server expects', () => {
    const machine = waitingWith(many(3))
    machine.answer(machine.asked('push')[0]?.request ?? 0, {
      kind: 'acks',
      acks: [applied(1, null), { status: 'gap', n: 3, expected: 2 }],
    })
    expect(machine.effects()).toContainEqual({ kind: 'wake', timer: 'push', fromMs: 100, toMs: 100 })
    machine.take({ kind: 'woke', timer: 'push' })
    expect(batches(machine).at(-1)).toEqual([2, 3])
  })

  it('[SYN19] it waits as long as the server asks, and then sends the same command again', () => {
    const machine = waitingWith(many(2))
    machine.answer(machine.asked('push')[0]?.request ?? 0, {
      kind: 'acks',
      acks: [{ status: 'retry', n: 1, retryAfterMs: 4_000 }],
    })
    expect(machine.effects()).toContainEqual({ kind: 'wake', timer: 'push', fromMs: 4_000, toMs: 4_000 })
    machine.take({ kind: 'saved', intents: [verb(3)] })
    expect(machine.asked('push')).toHaveLength(1)
    machine.take({ kind: 'woke', timer: 'push' })
    expect(batches(machine).at(-1)).toEqual([1, 2, 3])
  })

  it('[SYN20] numbers that the server knows with another content are numbered anew, once no answer is on the way', () => {
    const machine = waitingWith(many(150))
    const forked = [applied(1, null), { status: 'forked', n: 2 } as const]
    machine.answer(machine.asked('push')[0]?.request ?? 0, { kind: 'acks', acks: forked })
    expect(machine.effects().some(({ kind }) => kind === 'renumber')).toBe(false)
    // The second batch was on its way: what it did must not be done again under other numbers.
    machine.answer(machine.asked('push')[1]?.request ?? 0, { kind: 'acks', acks: [applied(101, null)] })
    expect(machine.effects().at(-1)).toMatchObject({ kind: 'renumber' })
    expect(machine.disk.outbox.has(1) || machine.disk.outbox.has(101)).toBe(false)
    expect(machine.disk.outbox.size).toBe(148)
    machine.take({ kind: 'renumbered', clientId: clientId('console-2'), intents: many(148) })
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: 1 })
    expect(machine.asked('hello').at(-1)?.question.message.clientId).toBe('console-2')
    machine.answer(machine.asked('hello').at(-1)?.request ?? 0, aWelcome())
    expect(batches(machine).at(-2)?.[0]).toBe(1)
  })

  it('[SYN20] what is released with the old numbers is written before there are new ones', () => {
    const machine = waitingWith(many(3))
    machine.answer(machine.asked('push')[0]?.request ?? 0, {
      kind: 'acks',
      acks: [applied(1, null), { status: 'forked', n: 2 }],
    })
    const kinds = machine.effects().map(({ kind }) => kind)
    expect(kinds.indexOf('commit')).toBeLessThan(kinds.indexOf('renumber'))
  })

  it('[SYN20] nothing is numbered anew before the cache shows what was applied, and its rows are pulled', () => {
    const machine = waitingWith(many(2), 2)
    machine.answer(machine.asked('push')[0]?.request ?? 0, {
      kind: 'acks',
      acks: [applied(1, 6, desk), { status: 'forked', n: 2 }],
    })
    expect(machine.effects().some(({ kind }) => kind === 'renumber')).toBe(false)
    expect([...machine.disk.outbox.keys()]).toEqual([1, 2])
    // The live change is lost; a heartbeat finds it.
    machine.take({ kind: 'woke', timer: 'heartbeat' })
    const heads = { [desk]: aHead(6, [ticketRow(one, 6)]) }
    machine.answer(machine.asked('heartbeat')[0]?.request ?? 0, { kind: 'beat', t1: 0, t2: 0, heads })
    machine.answer(machine.asked('pull')[0]?.request ?? 0, aPart(desk, 5, 6, { rows: [ticketRow(one, 6)] }))
    expect([...machine.disk.outbox.keys()]).toEqual([2])
    expect(machine.effects().map(({ kind }) => kind)).toContain('renumber')
  })

  it('[SYN20] a gap told before the answer that closed it starts no new numbering', () => {
    const machine = waitingWith([verb(1)])
    machine.take({ kind: 'saved', intents: [verb(2)] })
    machine.live({ ...aLive(desk, 5, 6, ticketRow(one, 6)), by: { clientId: CLIENT, n: 1 } })
    machine.answer(machine.asked('push')[1]?.request ?? 0, {
      kind: 'acks',
      acks: [{ status: 'gap', n: 2, expected: 1 }],
    })
    expect(machine.state().isForked).toBe(false)
  })

  it('[SYN21] a live change that names our command is its acknowledgement', () => {
    const machine = waitingWith([verb(1)])
    machine.live({ ...aLive(desk, 5, 6, ticketRow(one, 6)), by: { clientId: CLIENT, n: 1 } })
    expect(machine.disk.outbox.size).toBe(0)
    acks(machine, 0, [1, 6, desk])
    expect(machine.disk.outbox.size).toBe(0)
    const other = waitingWith([verb(1)])
    other.live({ ...aLive(desk, 5, 6, ticketRow(one, 6)), by: { clientId: clientId('other'), n: 1 } })
    expect(other.disk.outbox.size).toBe(1)
  })

  it('[SYN26] another server gets the waiting commands numbered from 1, and its own truth is loaded from 0', () => {
    const machine = aMachine(
      {
        serverId: 'server-1',
        outbox: [verb(7), verb(8)],
        scopes: new Map([[desk, progressAt(5, [ticketRow(one, 3)])]]),
      },
      [cachedTicket(one, desk, 3)],
    )
    machine.goLive({ serverId: 'server-2', scopes: [desk], heads: { [desk]: aHead(2) } })
    expect(machine.disk.rows.size).toBe(0)
    expect(machine.effects().at(-1)).toMatchObject({ kind: 'renumber' })
    expect([...machine.disk.outbox.keys()]).toEqual([7, 8])
    expect(machine.asked('push')).toEqual([])
  })

  it('[SYN26] a server that was set back to an older copy is loaded from 0', () => {
    const machine = aMachine(
      { serverId: 'server-1', scopes: new Map([[desk, progressAt(5, [ticketRow(one, 3)])]]) },
      [cachedTicket(one, desk, 3)],
    )
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(2) } })
    expect(machine.disk.rows.size).toBe(0)
    machine.answer(machine.asked('pull')[0]?.request ?? 0, aPart(desk, 0, 2, { rows: [ticketRow(one, 2)] }))
    expect(machine.disk.rows.get('ticket:T-1')?.v).toBe(2)
  })

  it('[SYN26] what a lost truth had applied and we had not seen is sent again under a number of its own', () => {
    const machine = waitingWith([verb(1)])
    acks(machine, 0, [1, 6, desk])
    machine.take({ kind: 'reconnect' })
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: 2 })
    const hello = machine.asked('hello').at(-1)?.request ?? 0
    machine.answer(hello, aWelcome({ scopes: [desk], heads: { [desk]: aHead(2) }, lastN: 0 }))
    expect(machine.effects().at(-1)).toMatchObject({ kind: 'renumber', decidedTo: 0 })
    expect([...machine.disk.outbox.keys()]).toEqual([1])
  })

  it('[SYN21] a mark of a command that is not on its way here may be that of a copied profile: it decides nothing', () => {
    const machine = waitingWith(many(501))
    machine.live({ ...aLive(desk, 5, 6, ticketRow(one, 6)), by: { clientId: CLIENT, n: 501 } })
    expect(machine.disk.outbox.has(501)).toBe(true)
    acks(machine, 0, ...many(100).map(({ n }): [number, null] => [n, null]))
    expect(batches(machine).at(-1)).toEqual([501])
  })
})

describe('a command over two tickets', () => {
  it('[SYN241] leaves the outbox only when both rows have come to it', () => {
    const two = aTicket().id('T-2').build()
    const merge = anIntent(1, 'merge', one.id, { into: two.id })
    const rows = [ticketRow(one, 3), ticketRow(two, 4)]
    const machine = aMachine(
      { serverId: 'server-1', outbox: [merge], scopes: new Map([[desk, progressAt(5, rows)]]) },
      [cachedTicket(one, desk, 3), cachedTicket(two, desk, 4)],
    )
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(5, rows) } })
    acks(machine, 0, [1, 6, desk])
    machine.live(aLive(desk, 5, 6, ticketRow(one, 6)))
    expect(machine.disk.outbox.size).toBe(1)
    machine.live(aLive(desk, 6, 7, ticketRow(two, 7)))
    expect(machine.disk.outbox.size).toBe(0)
  })

  it('[SYN242] stays while a scope is loaded that may bring the other ticket as it was', () => {
    const other = queueScope(queueId('network'))
    const merge = anIntent(1, 'merge', one.id, { into: ticketId('T-2') })
    const machine = aMachine(
      {
        serverId: 'server-1',
        outbox: [merge],
        scopes: new Map([[desk, progressAt(5, [ticketRow(one, 3)])]]),
      },
      [cachedTicket(one, desk, 3)],
    )
    machine.goLive({
      scopes: [desk, other],
      heads: { [desk]: aHead(5, [ticketRow(one, 3)]), [other]: aHead(4) },
    })
    acks(machine, 0, [1, 6, desk])
    machine.live(aLive(desk, 5, 6, ticketRow(one, 6)))
    expect(machine.disk.outbox.size).toBe(1)
    machine.answer(machine.asked('pull')[0]?.request ?? 0, aPart(other, 0, 4))
    expect(machine.disk.outbox.size).toBe(0)
  })
})
