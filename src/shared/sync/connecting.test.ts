import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { aHead, aLive, aMachine, applied, aWelcome } from '#kit/syncMachine'
import { queueId } from '../domain/ids'
import { queueScope } from '../domain/scope'
import type { Farewell } from '../protocol/messages'
import { limits } from '../protocol/version'

const desk = queueScope(queueId('service-desk'))
const verb = anIntent(1, 'acknowledge', aTicket().build().id, {})

const dismissed = (farewell: Farewell) => {
  const machine = aMachine({ outbox: [verb] })
  machine.goLive()
  machine.take({ kind: 'farewell', connection: machine.state().connection, farewell })
  return machine
}
const wait = (machine: ReturnType<typeof aMachine>) =>
  machine.effects().find((effect) => effect.kind === 'wake' && effect.timer === 'connect')

describe('connecting', () => {
  it('[SYN1] says hello first, and takes no word before the welcome', () => {
    const machine = aMachine({ outbox: [verb] })
    machine.take({ kind: 'started' })
    expect(machine.effects()).toContainEqual({ kind: 'connect', connection: 1, epochAbove: 0 })
    machine.take({ kind: 'opened', connection: 1, epoch: 7 })
    expect(machine.asked('hello')[0]?.question.message).toMatchObject({ epoch: 7, cursors: {} })
    expect(machine.live(aLive(desk, 0, 1))).toEqual([])
    expect(machine.asked('push')).toEqual([])
    machine.answer(machine.asked('hello')[0]?.request ?? 0, aWelcome())
    expect(machine.asked('push')[0]?.question.message.epoch).toBe(7)
  })

  it('[SYN25] nothing of an earlier connection is heard', () => {
    const machine = aMachine()
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(4) } })
    const old = machine.state().connection
    machine.take({ kind: 'reconnect' })
    const before = machine.state()
    machine.take({ kind: 'live', connection: old, live: aLive(desk, 0, 9) })
    machine.take({ kind: 'closed', connection: old })
    machine.take({ kind: 'farewell', connection: old, farewell: { kind: 'reauth' } })
    expect(machine.state()).toBe(before)
  })

  it('[SYN23] waits between half a second and a bound that doubles up to 30 s', () => {
    const machine = aMachine()
    machine.take({ kind: 'started' })
    const bounds: (readonly [number, number])[] = []
    for (let attempt = 0; attempt < 8; attempt++) {
      machine.take({ kind: 'closed', connection: machine.state().connection })
      const set = wait(machine)
      if (set?.kind === 'wake') bounds.push([set.fromMs, set.toMs])
      machine.take({ kind: 'woke', timer: 'connect' })
    }
    expect(bounds.map(([from]) => from)).toEqual(Array.from({ length: 8 }, () => 500))
    expect(bounds.map(([, to]) => to)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  })

  it('[SYN23] waits briefly again only after a connection that lived to a beat', () => {
    const machine = aMachine()
    machine.goLive()
    machine.take({ kind: 'closed', connection: machine.state().connection })
    machine.take({ kind: 'woke', timer: 'connect' })
    expect(machine.state().attempt).toBe(1)
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: 2 })
    machine.answer(machine.asked('hello').at(-1)?.request ?? 0, aWelcome())
    expect(machine.state().attempt).toBe(1)
    machine.take({ kind: 'woke', timer: 'heartbeat' })
    machine.answer(machine.asked('heartbeat')[0]?.request ?? 0, { kind: 'beat', t1: 0, t2: 0, heads: {} })
    expect(machine.state().attempt).toBe(0)
  })

  it('[SYN24] a farewell decides what happens; the outbox stays in every case', () => {
    expect(dismissed({ kind: 'reauth' }).state().link).toEqual({ kind: 'stopped', why: 'signed-out' })
    expect(dismissed({ kind: 'upgrade', minProtocol: 2 }).state().link).toEqual({
      kind: 'stopped',
      why: 'too-old',
    })
    expect(wait(dismissed({ kind: 'busy', retryAfterMs: 9_000 }))).toMatchObject({ fromMs: 9_500 })
    expect(wait(dismissed({ kind: 'invalid', detail: 'Nonsense.' }))).toMatchObject({ fromMs: 30_500 })
    const fenced = dismissed({ kind: 'fenced', epoch: 12 })
    fenced.take({ kind: 'woke', timer: 'connect' })
    expect(fenced.effects()).toContainEqual({ kind: 'connect', connection: 3, epochAbove: 12 })
    for (const kind of ['reauth', 'upgrade'] as const) {
      const machine = dismissed(kind === 'reauth' ? { kind } : { kind, minProtocol: 2 })
      machine.take({ kind: 'reconnect' })
      expect(machine.effects()).toEqual([])
      expect([...machine.disk.outbox.keys()]).toEqual([1])
    }
  })

  it('[SYN29] beats every 15 s with one question at a time', () => {
    const machine = aMachine()
    const beatSet = { kind: 'wake', timer: 'heartbeat', fromMs: limits.heartbeatMs, toMs: limits.heartbeatMs }
    expect(machine.goLive()).toContainEqual(beatSet)
    expect(machine.take({ kind: 'woke', timer: 'heartbeat' })).toContainEqual(beatSet)
    machine.take({ kind: 'woke', timer: 'heartbeat' })
    expect(machine.asked('heartbeat')).toHaveLength(1)
  })

  it('[SYN25] a new connection asks for everything that the old one left unanswered', () => {
    const machine = aMachine({ outbox: [verb] })
    machine.goLive({ scopes: [desk], heads: { [desk]: aHead(4) } })
    machine.take({ kind: 'reconnect' })
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: 2 })
    const welcome = aWelcome({ scopes: [desk], heads: { [desk]: aHead(4) } })
    machine.answer(machine.asked('hello').at(-1)?.request ?? 0, welcome)
    expect(machine.asked('pull')).toHaveLength(2)
    expect(machine.asked('push').map(({ question }) => question.message.epoch)).toEqual([1, 2])
  })
})

describe('a copied profile', () => {
  const ticket = aTicket().id('T-1').build()
  const waiting = [1, 2].map((n) => anIntent(n, 'acknowledge', ticket.id, {}))
  const fencedBy = (machine: ReturnType<typeof aMachine>, epoch: number) => {
    machine.take({
      kind: 'farewell',
      connection: machine.state().connection,
      farewell: { kind: 'fenced', epoch },
    })
    machine.take({ kind: 'woke', timer: 'connect' })
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: epoch + 1 })
  }

  it('[SYN194] is found by an epoch that this disk never used; the console asks for what was decided and becomes another client', () => {
    const machine = aMachine({ outbox: waiting, numberedTo: 2 })
    machine.goLive()
    fencedBy(machine, 5)
    machine.answer(machine.asked('hello').at(-1)?.request ?? 0, aWelcome({ lastN: 1 }))
    const push = machine.asked('push').at(-1)
    expect(push?.question.message.intents.map(({ n }) => n)).toEqual([1])
    machine.answer(push?.request ?? 0, { kind: 'acks', acks: [applied(1, null)] })
    expect(machine.effects()).toContainEqual({ kind: 'renumber', serverId: 'server-1', decidedTo: 1 })
  })

  it('[SYN194] an epoch of our own is none', () => {
    const machine = aMachine()
    machine.goLive()
    fencedBy(machine, machine.state().epoch)
    machine.answer(machine.asked('hello').at(-1)?.request ?? 0, aWelcome())
    expect(machine.effects().map(({ kind }) => kind)).not.toContain('renumber')
  })
})
