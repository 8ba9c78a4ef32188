import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { aHead, aLive, aMachine, aPart, aWelcome, ticketRow } from '#kit/syncMachine'
import { queueId } from '../domain/ids'
import { queueScope } from '../domain/scope'

const desk = queueScope(queueId('service-desk'))
const network = queueScope(queueId('network'))
const one = aTicket().id('T-1').build()

const loaded = () => {
  const machine = aMachine()
  machine.goLive({ scopes: [desk], heads: { [desk]: aHead(4) } })
  machine.answer(machine.asked('pull')[0]?.request ?? 0, aPart(desk, 0, 4, { rows: [ticketRow(one, 4)] }))
  return machine
}
const lag = (machine: ReturnType<typeof aMachine>, scope = desk) =>
  machine.take({ kind: 'lag', connection: machine.state().connection, lag: { scope } })

describe('a lag', () => {
  it('[SYN173] makes the console pull the scope, once', () => {
    const machine = loaded()
    lag(machine)
    lag(machine, network)
    expect(machine.asked('pull').map(({ question }) => question.message)).toEqual([
      { scope: desk, cursor: 0, floor: 0 },
      { scope: desk, cursor: 4, floor: 4 },
    ])
    machine.answer(machine.asked('pull')[1]?.request ?? 0, aPart(desk, 4, 9))
    expect(machine.state().scopes.get(desk)).toMatchObject({ cursor: 9, isBehind: false })
  })

  it('[SYN173] makes it forget the pull on the way, which may have been read before what was left out', () => {
    const machine = loaded()
    machine.live(aLive(desk, 6, 7))
    const early = machine.asked('pull').at(-1)?.request ?? 0
    lag(machine)
    machine.answer(early, aPart(desk, 4, 7))
    expect(machine.state().scopes.get(desk)).toMatchObject({ cursor: 4, isBehind: true })
    const again = machine.asked('pull').at(-1)?.request ?? 0
    expect(again).not.toBe(early)
    machine.answer(again, aPart(desk, 4, 8))
    expect(machine.state().scopes.get(desk)).toMatchObject({ cursor: 8, isBehind: false })
  })

  it('[SYN173] before the welcome means nothing', () => {
    const machine = aMachine()
    machine.take({ kind: 'started' })
    expect(lag(machine)).toEqual([])
  })
})

describe('a load that is told to wait', () => {
  const waiting = () => {
    const machine = aMachine()
    machine.goLive({ scopes: [desk, network], heads: { [desk]: aHead(4), [network]: aHead(4) } })
    machine.answer(machine.asked('pull')[0]?.request ?? 0, { kind: 'wait', retryAfterMs: 2_000 })
    return machine
  }

  it('[SYN175] is asked for again between once and twice the time later, and no other meanwhile', () => {
    const machine = waiting()
    expect(machine.effects()).toContainEqual({ kind: 'wake', timer: 'pull', fromMs: 2_000, toMs: 4_000 })
    machine.answer(machine.asked('pull')[1]?.request ?? 0, aPart(network, 0, 2, { more: true }))
    expect(machine.asked('pull')).toHaveLength(2)
    machine.take({ kind: 'woke', timer: 'pull' })
    expect(machine.asked('pull').map(({ question }) => question.message.scope)).toEqual([
      desk,
      network,
      desk,
      network,
    ])
  })

  it('[SYN175] holds up no action, and a new connection does not remember it', () => {
    const machine = waiting()
    machine.take({ kind: 'saved', intents: [anIntent(1, 'acknowledge', one.id, {})] })
    expect(machine.asked('push')).toHaveLength(1)
    machine.take({ kind: 'reconnect' })
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: 2 })
    const heads = { [desk]: aHead(4) }
    machine.answer(machine.asked('hello').at(-1)?.request ?? 0, aWelcome({ scopes: [desk], heads }))
    expect(machine.asked('pull')).toHaveLength(3)
  })
})
