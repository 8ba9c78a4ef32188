import { afterEach, expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aComputer, type Computer } from '#kit/deskPorts'
import { createModelNetwork } from '#kit/modelNetwork'
import { createModelServer } from '#kit/modelServer'
import { until } from '#kit/testConsole'
import { createVirtualTimers } from '#kit/virtualTimers'
import { clientId, queueId, ticketId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import { createDeskData } from '../createDeskData'
import type { DeskData } from '../deskData'
import { cacheName, deskKey, outboxName } from '../disk/databases'
import { openOutbox } from './outboxStore'

const account = anAccount()
const mira = anAccount('Mira Holm')
const desk = queueId('service-desk')
const network = queueId('network')
const open: DeskData[] = []
afterEach(async () => {
  for (const data of open.splice(0)) await data.close()
})

function aDeskOfTwoQueues() {
  const server = createModelServer()
  const opened = at('2026-03-02T09:00Z')
  server.write(aTicket().id('T-1').openedAt(opened).build())
  server.write(aTicket().id('T-2').inQueue('network').openedAt(opened).build())
  const wires = createModelNetwork(server)
  const computer = aComputer()
  const openWindow = async (where: Computer = computer, who = account): Promise<DeskData> => {
    const data = await createDeskData({
      serverUrl: 'http://desk.example',
      token: 'token',
      account: who,
      appVersion: '0.0.0',
      ports: where.ports,
      openWire: wires.wireFor(who, [queueScope(desk), queueScope(network)]),
    })
    open.push(data)
    return data
  }
  return { server, computer, openWindow }
}
const isLive = (data: DeskData) => data.sync.get().connection.kind === 'live'
const shown = (data: DeskData) => [...data.tickets.get().byId.keys()].toSorted()
const hasBoth = (data: DeskData) => isLive(data) && shown(data).length === 2
const hasOne = (data: DeskData) => isLive(data) && shown(data).join(' ') === 'T-1'

it('[OUT126] a queue that is left out leaves every window, and comes back when it is kept again', async () => {
  const { openWindow } = aDeskOfTwoQueues()
  const first = await openWindow()
  await until(() => hasBoth(first), 'both queues')
  const second = await openWindow()
  await until(() => hasBoth(second), 'both in the second window')
  await second.keptQueues.leaveOut(network)
  await until(() => hasOne(first) && hasOne(second), 'the network leaves both windows')
  expect([...first.keptQueues.leftOut.get()]).toEqual([network])
  await first.keptQueues.keep(network)
  await until(() => hasBoth(first) && hasBoth(second), 'the network is back in both')
  expect([...second.keptQueues.leftOut.get()]).toEqual([])
})

it('[OUT127] the choice is of one person on one computer, and outlives a dropped cache', async () => {
  const { openWindow, computer } = aDeskOfTwoQueues()
  const first = await openWindow()
  await until(() => hasBoth(first), 'both queues')
  await first.keptQueues.leaveOut(network)
  await until(() => hasOne(first), 'one queue')
  await first.close()
  const { indexedDB } = computer.ports.indexedDb
  await new Promise((resolve) => {
    const gone = indexedDB.deleteDatabase(cacheName(deskKey('http://desk.example', account.id)))
    gone.onsuccess = resolve
  })
  const again = await openWindow()
  await until(() => hasOne(again), 'one queue after the cache was dropped')
  const hers = await openWindow(computer, mira)
  await until(() => hasBoth(hers), 'both queues for somebody else')
  const elsewhere = await openWindow(aComputer())
  await until(() => hasBoth(elsewhere), 'both queues on another computer')
  expect([again, hers, elsewhere].map((data) => data.keptQueues.leftOut.get().size)).toEqual([1, 0, 0])
})

it('[SYN331] a choice that nobody told of is found beside what waits, within 15 s', async () => {
  const { openWindow } = aDeskOfTwoQueues()
  const timers = createVirtualTimers()
  const computer = aComputer({ timers })
  const leading = await openWindow(computer)
  await until(() => hasBoth(leading), 'both queues')
  const name = outboxName(deskKey('http://desk.example', account.id))
  const dying = await openOutbox(name, () => clientId('nobody'), computer.ports.indexedDb)
  await dying.leaveOut(network)
  dying.close()
  timers.advance(15_000)
  await until(() => shown(leading).length === 1, 'the network leaves')
  expect(shown(leading)).toEqual(['T-1'])
})

it('[OUT128] what was done there before is still sent', async () => {
  const { openWindow, server } = aDeskOfTwoQueues()
  const first = await openWindow()
  await until(() => hasBoth(first), 'both queues')
  await first.dispatch('acknowledge', ticketId('T-2'), {})
  await first.keptQueues.leaveOut(network)
  await until(() => hasOne(first) && first.sync.get().waiting.length === 0, 'sent')
  expect(server.carriedOut).toHaveLength(1)
})
