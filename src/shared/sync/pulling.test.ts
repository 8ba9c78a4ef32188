import { describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import {
  aHead,
  aLive,
  aMachine,
  aPart,
  cachedTicket,
  goneTicket,
  progressAt,
  ticketRow,
} from '#kit/syncMachine'
import { personId, queueId } from '../domain/ids'
import { closedScope, orgScope, personScope, queueScope } from '../domain/scope'
import { seq } from '../protocol/rows'

const desk = queueScope(queueId('service-desk'))
const network = queueScope(queueId('network'))
const one = aTicket().id('T-1').build()
const two = aTicket().id('T-2').build()

/** Live, level with the server at 5 with ticket one in the queue. */
function level() {
  const machine = aMachine(
    { serverId: 'server-1', scopes: new Map([[desk, progressAt(5, [ticketRow(one, 3)])]]) },
    [cachedTicket(one, desk, 3)],
  )
  machine.goLive({ scopes: [desk], heads: { [desk]: aHead(5, [ticketRow(one, 3)]) } })
  return machine
}
const keys = (machine: ReturnType<typeof aMachine>) => [...machine.disk.rows.keys()].toSorted()
const cursor = (machine: ReturnType<typeof aMachine>) => machine.disk.progress.get(desk)?.cursor

describe('live changes', () => {
  it('[SYN2] are applied in sequence, rows and cursor in one commit', () => {
    const machine = level()
    const effects = machine.live(aLive(desk, 5, 6, ticketRow(two, 6)))
    expect(effects.map(({ kind }) => kind)).toEqual(['commit'])
    expect(keys(machine)).toEqual(['ticket:T-1', 'ticket:T-2'])
    expect(cursor(machine)).toBe(6)
  })

  it('[SYN2] are ignored when they are old', () => {
    const machine = level()
    expect(machine.live(aLive(desk, 3, 5, goneTicket(one, 5)))).toEqual([])
    expect(keys(machine)).toEqual(['ticket:T-1'])
  })

  it('[SYN3] after a gap change nothing and cause one pull', () => {
    const machine = level()
    machine.live(aLive(desk, 6, 7, ticketRow(two, 7)))
    machine.live(aLive(desk, 7, 8, ticketRow(two, 8)))
    expect(keys(machine)).toEqual(['ticket:T-1'])
    expect(cursor(machine)).toBe(5)
    expect(machine.asked('pull').map(({ question }) => question.message.cursor)).toEqual([5])
  })

  it('[SYN365] from before a load began change nothing, wherever the load has come to', () => {
    const machine = aMachine()
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) } })
    const load = { floor: seq(9), more: true }
    const asked = () => machine.asked('pull').at(-1)?.request ?? 0
    // Ticket one left at 8, below the floor: no later part tells of that.
    machine.answer(asked(), aPart(desk, 0, 4, { ...load, rows: [ticketRow(two, 4)] }))
    machine.live(aLive(desk, 4, 7, ticketRow(one, 7)))
    expect(keys(machine)).toEqual(['ticket:T-2'])
    expect(cursor(machine)).toBe(4)
    machine.answer(asked(), aPart(desk, 4, 9, load))
    machine.answer(asked(), aPart(desk, 9, 9, { floor: seq(9) }))
    machine.live(aLive(desk, 9, 10, ticketRow(one, 10)))
    expect(keys(machine)).toEqual(['ticket:T-1', 'ticket:T-2'])
    expect(cursor(machine)).toBe(10)
  })
})

describe('parts', () => {
  it('[SYN4] of another request than the outstanding one are dropped', () => {
    const machine = level()
    machine.live(aLive(desk, 6, 7))
    const request = machine.asked('pull').at(-1)?.request ?? 0
    expect(machine.answer(request + 100, aPart(desk, 5, 7, { rows: [ticketRow(two, 7)] }))).toEqual([])
    expect(keys(machine)).toEqual(['ticket:T-1'])
    machine.answer(request, aPart(desk, 5, 7, { rows: [ticketRow(two, 7)] }))
    machine.answer(request, aPart(desk, 7, 9, { rows: [goneTicket(two, 9)] }))
    expect(keys(machine)).toEqual(['ticket:T-1', 'ticket:T-2'])
    expect(cursor(machine)).toBe(7)
  })

  it('[SYN4] from before a scope was lost and seen again are dropped', () => {
    const machine = level()
    machine.live(aLive(desk, 6, 7))
    const { connection } = machine.state()
    const early = machine.asked('pull').at(-1)?.request ?? 0
    machine.take({ kind: 'scopes', connection, changed: { account: anAccount(), scopes: [], heads: {} } })
    machine.take({
      kind: 'scopes',
      connection,
      changed: { account: anAccount(), scopes: [desk], heads: { [desk]: aHead(9) } },
    })
    machine.answer(early, aPart(desk, 5, 7, { rows: [ticketRow(two, 7)] }))
    expect(keys(machine)).toEqual([])
    expect(cursor(machine)).toBe(0)
  })

  it('[SYN5] that do not begin at our cursor are dropped and pulled again: a late one must not bring back a ticket that left', () => {
    const machine = level()
    machine.live(aLive(desk, 6, 7))
    const request = machine.asked('pull').at(-1)?.request ?? 0
    // A live change in sequence overtakes the answer, and takes the ticket away.
    machine.live(aLive(desk, 5, 8, goneTicket(one, 8)))
    machine.answer(request, aPart(desk, 5, 7, { rows: [ticketRow(one, 7)] }))
    expect(keys(machine)).toEqual([])
    expect(machine.asked('pull').map(({ question }) => question.message.cursor)).toEqual([5, 8])
  })

  it('[SYN6] bring the cursor to the head they name, not to their last row', () => {
    const machine = level()
    machine.live(aLive(desk, 6, 20))
    machine.answer(
      machine.asked('pull').at(-1)?.request ?? 0,
      aPart(desk, 5, 20, { rows: [ticketRow(two, 9)] }),
    )
    expect(cursor(machine)).toBe(20)
    expect(machine.asked('pull')).toHaveLength(1)
  })

  it('[SYN6] that bring nothing end the asking, even when a head was told that is further', () => {
    const machine = level()
    machine.live(aLive(desk, 8, 9))
    machine.answer(machine.asked('pull').at(-1)?.request ?? 0, aPart(desk, 5, 5))
    expect(machine.asked('pull')).toHaveLength(1)
  })

  it('[SYN190] that came of a scope before another opening of the store are loaded again, a whole scope is not', () => {
    const machine = aMachine()
    machine.goLive({ scopes: [desk, network], heads: { [desk]: aHead(40), [network]: aHead(3) } })
    for (const { request, question } of machine.asked('pull')) {
      const { scope } = question.message
      machine.answer(request, scope === desk ? aPart(desk, 0, 10, { more: true }) : aPart(network, 0, 3))
    }
    const { progress: scopes, chapter } = machine.disk
    const again = aMachine({ scopes, chapter })
    again.goLive({
      scopes: [desk, network],
      heads: { [desk]: aHead(40), [network]: aHead(3) },
      chapter: 'chapter-2',
    })
    expect(again.asked('pull').map(({ question }) => question.message)).toEqual([
      { scope: desk, cursor: 0, floor: 0 },
    ])
  })

  it('[SYN7] of a first load carry its floor from pull to pull and across a restart', () => {
    const machine = aMachine()
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(40) } })
    const first = machine.asked('pull')[0]
    expect(first?.question.message).toEqual({ scope: desk, cursor: 0, floor: 0 })
    const part = aPart(desk, 0, 10, { floor: aHead(40).head, more: true, rows: [ticketRow(one, 3)] })
    machine.answer(first?.request ?? 0, part)
    expect(machine.asked('pull').at(-1)?.question.message).toEqual({ scope: desk, cursor: 10, floor: 40 })
    const { progress: scopes, chapter } = machine.disk
    const again = aMachine({ scopes, chapter })
    again.goLive({ scopes: [desk], heads: { [desk]: aHead(60) } })
    expect(again.asked('hello')[0]?.question.message.cursors).toEqual({ [desk]: { cursor: 10, floor: 40 } })
    expect(again.asked('pull')[0]?.question.message).toEqual({ scope: desk, cursor: 10, floor: 40 })
  })

  it('[SYN8] that reset a scope wipe its rows and nothing else', () => {
    const machine = aMachine(
      {
        serverId: 'server-1',
        scopes: new Map([
          [desk, progressAt(5, [ticketRow(one, 3)])],
          [network, progressAt(4, [ticketRow(two, 4)])],
        ]),
      },
      [cachedTicket(one, desk, 3), cachedTicket(two, network, 4)],
    )
    const heads = { [desk]: aHead(90), [network]: aHead(4, [ticketRow(two, 4)]) }
    machine.goLive({ scopes: [desk, network], heads })
    const three = aTicket().id('T-3').build()
    const part = aPart(desk, 0, 90, { reset: true, rows: [ticketRow(three, 80)] })
    machine.answer(machine.asked('pull')[0]?.request ?? 0, part)
    expect(keys(machine)).toEqual(['ticket:T-2', 'ticket:T-3'])
    expect(machine.disk.progress.get(desk)).toEqual(progressAt(90, [ticketRow(three, 80)], 90))
  })
})

describe('pulls', () => {
  it('[SYN13] go four at a time, one per scope: the desk and own things first, archives last', () => {
    const me = personScope(personId('jonas-berg'))
    const archive = closedScope(queueId('network'))
    const access = queueScope(queueId('access'))
    const scopes = [archive, network, access, me, orgScope]
    const machine = aMachine()
    machine.goLive({ scopes, heads: Object.fromEntries(scopes.map((scope) => [scope, aHead(3)])) })
    const order = () => machine.asked('pull').map(({ question }) => question.message.scope)
    expect(order()).toEqual([orgScope, me, network, access])
    machine.answer(machine.asked('pull')[0]?.request ?? 0, aPart(orgScope, 0, 3))
    machine.answer(machine.asked('pull')[1]?.request ?? 0, aPart(me, 0, 3))
    expect(order()).toEqual([orgScope, me, network, access, archive])
  })

  it('[SYN22] wait for lost answers: rows before them would show the same work twice', () => {
    const machine = aMachine({ outbox: [anIntent(1, 'acknowledge', one.id, {})] })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(9) }, lastN: 1 })
    expect(machine.asked('pull')).toEqual([])
    const request = machine.asked('push')[0]?.request ?? 0
    machine.answer(request, {
      kind: 'acks',
      acks: [{ status: 'applied', n: 1, seq: aHead(9).head, scope: desk }],
    })
    expect(machine.asked('pull')).toHaveLength(1)
  })
})

describe('rows', () => {
  it('[SYN10] that are not newer than ours change nothing', () => {
    const machine = level()
    machine.live(aLive(desk, 5, 6, ticketRow(aTicket().id('T-1').about('Old').build(), 2)))
    expect(machine.disk.rows.get('ticket:T-1')?.v).toBe(3)
  })

  it('[SYN10] that leave a scope stay when they have arrived in another meanwhile', () => {
    const machine = level()
    const { connection } = machine.state()
    const heads = { [desk]: aHead(5, [ticketRow(one, 3)]), [network]: aHead(0) }
    machine.take({
      kind: 'scopes',
      connection,
      changed: { account: anAccount(), scopes: [desk, network], heads },
    })
    machine.live(aLive(network, 0, 6, ticketRow(one, 6)))
    machine.live(aLive(desk, 5, 6, goneTicket(one, 6)))
    expect(machine.disk.rows.get('ticket:T-1')?.scope).toBe(network)
    expect(machine.disk.progress.get(desk)).toEqual({ ...progressAt(6), ahead: 6 })
    expect(machine.disk.progress.get(network)).toEqual(progressAt(6, [ticketRow(one, 6)]))
  })

  it('[SYN9] of a scope that is lost go with its cursor; its commands stay', () => {
    const machine = level()
    machine.take({
      kind: 'scopes',
      connection: machine.state().connection,
      changed: { account: anAccount(), scopes: [], heads: {} },
    })
    expect(keys(machine)).toEqual([])
    expect(machine.disk.progress.size).toBe(0)
    const again = level()
    again.take({ kind: 'saved', intents: [anIntent(1, 'take', one.id, {})] })
    again.take({
      kind: 'scopes',
      connection: again.state().connection,
      changed: { account: anAccount(), scopes: [], heads: {} },
    })
    expect(again.state().outbox).toHaveLength(1)
  })
})

describe('anti-entropy', () => {
  const beat = (machine: ReturnType<typeof aMachine>, head: ReturnType<typeof aHead>) => {
    machine.take({ kind: 'woke', timer: 'heartbeat' })
    const request = machine.asked('heartbeat').at(-1)?.request ?? 0
    return machine.answer(request, { kind: 'beat', t1: 0, t2: 0, heads: { [desk]: head } })
  }

  it('[SYN11] a beat finds that the last live change was lost', () => {
    const machine = level()
    beat(machine, aHead(8))
    expect(machine.asked('pull').at(-1)?.question.message.cursor).toBe(5)
  })

  it('[SYN11] a beat finds that word of another scope was lost', () => {
    const machine = level()
    machine.take({ kind: 'woke', timer: 'heartbeat' })
    const request = machine.asked('heartbeat').at(-1)?.request ?? 0
    const heads = { [desk]: aHead(5, [ticketRow(one, 3)]), [network]: aHead(7) }
    machine.answer(request, { kind: 'beat', t1: 0, t2: 0, heads })
    expect(machine.asked('pull').at(-1)?.question.message).toEqual({ scope: network, cursor: 0, floor: 0 })
  })

  it('[SYN12] rows that differ at the same head twice in a row are loaded again', () => {
    const machine = level()
    expect(beat(machine, aHead(5, [ticketRow(one, 3)])).map(({ kind }) => kind)).toEqual([])
    expect(beat(machine, aHead(5, [ticketRow(one, 4)]))).toEqual([])
    expect(beat(machine, aHead(5, [ticketRow(one, 3)]))).toEqual([])
    expect(beat(machine, aHead(5, [ticketRow(one, 4)]))).toEqual([])
    const effects = beat(machine, aHead(5, [ticketRow(one, 4)]))
    expect(effects.some(({ kind }) => kind === 'report')).toBe(true)
    expect(keys(machine)).toEqual([])
    expect(machine.asked('pull').at(-1)?.question.message.cursor).toBe(0)
  })

  it('[SYN12] only heartbeats count: a word about scopes that comes twice is one reading', () => {
    const machine = level()
    const heads = { [desk]: aHead(5, [ticketRow(one, 4)]) }
    const changed = { account: anAccount(), scopes: [desk], heads }
    for (let times = 0; times < 2; times++) {
      machine.take({ kind: 'scopes', connection: machine.state().connection, changed })
    }
    expect(keys(machine)).toEqual(['ticket:T-1'])
  })

  it('[SYN12] a difference that two fresh loads do not mend is reported and left', () => {
    const machine = level()
    for (let round = 0; round < 10; round++) {
      beat(machine, aHead(5, [ticketRow(one, 4)]))
      const pull = machine.asked('pull').at(-1)
      if (pull) machine.answer(pull.request, aPart(desk, 0, 5, { rows: [ticketRow(one, 3)] }))
    }
    expect(machine.asked('pull')).toHaveLength(2)
    expect(keys(machine)).toEqual(['ticket:T-1'])
  })

  it('[SYN228] keeps with each scope what came of comparing its rows the last time', () => {
    const machine = level()
    const comparison = () => machine.state().scopes.get(desk)?.comparison
    expect(comparison()).toBe('none')
    beat(machine, aHead(5, [ticketRow(one, 3)]))
    expect(comparison()).toBe('alike')
    beat(machine, aHead(6, [ticketRow(one, 4)]))
    expect(comparison()).toBe('alike')
    beat(machine, aHead(5, [ticketRow(one, 4)]))
    expect(comparison()).toBe('different')
    beat(machine, aHead(5, [ticketRow(one, 3)]))
    expect(comparison()).toBe('alike')
  })
})
