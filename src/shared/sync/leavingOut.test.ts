import { describe, expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import {
  aHead,
  aLive,
  aMachine,
  applied,
  aWelcome,
  cachedTicket,
  progressAt,
  ticketRow,
} from '#kit/syncMachine'
import { queueId } from '../domain/ids'
import { closedScope, orgScope, queueScope, type Scope } from '../domain/scope'

const desk = queueScope(queueId('service-desk'))
const network = queueScope(queueId('network'))
const without: readonly Scope[] = [network, closedScope(queueId('network'))]
const here = aTicket().id('T-1').build()
const away = aTicket().id('T-2').inQueue('network').build()
const waiting = anIntent(1, 'acknowledge', away.id, {})
const heads = { [desk]: aHead(5, [ticketRow(here, 3)]), [network]: aHead(5, [ticketRow(away, 4)]) }

function level(changes: Parameters<typeof aMachine>[0] = {}) {
  const machine = aMachine(
    {
      serverId: 'server-1',
      scopes: new Map([
        [desk, progressAt(5, [ticketRow(here, 3)])],
        [network, progressAt(5, [ticketRow(away, 4)])],
      ]),
      ...changes,
    },
    [cachedTicket(here, desk, 3), cachedTicket(away, network, 4)],
  )
  machine.goLive({ scopes: [desk, network], heads })
  return machine
}
type Machine = ReturnType<typeof aMachine>
const rows = (machine: Machine) => [...machine.disk.rows.keys()]
const scopes = (machine: Machine) => [...machine.state().scopes.keys()]
const helloSaid = (machine: Machine) => machine.asked('hello').at(-1)?.question.message
function reopened(machine: Machine, told: readonly Scope[]): void {
  const { connection } = machine.state()
  machine.take({ kind: 'opened', connection, epoch: 2 })
  const request = machine.asked('hello').at(-1)?.request ?? 0
  machine.answer(request, aWelcome({ scopes: told, heads }))
}

describe('a queue that is not to be kept', () => {
  it('[SYN300] leaves the cache as a withdrawn scope does, and the server is told by a new hello', () => {
    const machine = level()
    machine.take({ kind: 'chosen', without })
    expect(rows(machine)).toEqual(['ticket:T-1'])
    expect(machine.disk.progress.has(network)).toBe(false)
    machine.take({ kind: 'opened', connection: machine.state().connection, epoch: 2 })
    expect(helloSaid(machine)).toMatchObject({ without, cursors: { [desk]: { cursor: 5 } } })
    expect(Object.keys(helloSaid(machine)?.cursors ?? {})).toEqual([desk])
  })

  it('[SYN301] is not followed, pulled or compared, whatever the server tells of it', () => {
    const machine = level()
    machine.take({ kind: 'chosen', without })
    reopened(machine, [orgScope, desk, network])
    machine.live(aLive(network, 5, 6, ticketRow(away, 6)))
    machine.take({ kind: 'woke', timer: 'heartbeat' })
    const beat = machine.asked('heartbeat').at(-1)?.request ?? 0
    machine.answer(beat, { kind: 'beat', t1: 0, t2: 0, heads })
    expect(scopes(machine)).not.toContain(network)
    expect(machine.asked('pull').filter(({ question }) => question.message.scope === network)).toEqual([])
    expect(rows(machine)).toEqual(['ticket:T-1'])
  })

  it('[SYN302] kept again, it is pulled from the beginning', () => {
    const machine = level({ without })
    expect(rows(machine)).toEqual(['ticket:T-1'])
    machine.take({ kind: 'chosen', without: [] })
    reopened(machine, [desk, network])
    expect(helloSaid(machine)?.without).toBeUndefined()
    const pulls = machine.asked('pull').filter(({ question }) => question.message.scope === network)
    expect(pulls.map(({ question }) => question.message.cursor)).toEqual([0])
  })

  it('[SYN303] is let go of at the next start where a window died between the choice and the cache', () => {
    const machine = aMachine({ serverId: 'server-1', scopes: new Map([[network, progressAt(5)]]), without }, [
      cachedTicket(away, network, 4),
    ])
    machine.take({ kind: 'started' })
    expect([rows(machine), scopes(machine)]).toEqual([[], []])
  })

  it('[SYN304] its commands that wait are still sent, and leave once the server has decided', () => {
    const machine = level({ outbox: [waiting] })
    machine.take({ kind: 'chosen', without })
    expect(machine.disk.outbox.has(1)).toBe(true)
    reopened(machine, [desk])
    const push = machine.asked('push').at(-1)
    expect(push?.question.message.intents.map(({ n }) => n)).toEqual([1])
    machine.answer(push?.request ?? 0, { kind: 'acks', acks: [applied(1, 9, network)] })
    expect(machine.disk.outbox.has(1)).toBe(false)
  })

  it('[SYN305] the same choice again ends no connection', () => {
    const machine = level({ without })
    const { connection } = machine.state()
    machine.take({ kind: 'chosen', without: [...without].toReversed() })
    expect(machine.state().connection).toBe(connection)
  })
})
