import { expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { createModelNetwork } from '#kit/modelNetwork'
import { createModelServer } from '#kit/modelServer'
import { until } from '#kit/testConsole'
import { messageId, queueId, ticketId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import { createDeskData } from './createDeskData'
import { removeServer, unsettledAt } from './removeServer'

const id = ticketId('T-1')
const [day, night] = ['https://day.example', 'https://night.example']

/** A computer on which two people worked at the one server, and one of them at the other too. */
async function aSharedComputer() {
  const computer = aComputer()
  const work = async (serverUrl: string, name: string, unsent: number) => {
    const account = anAccount(name)
    const server = createModelServer()
    server.write(aTicket().id('T-1').build())
    const network = createModelNetwork(server)
    const openWire = network.wireFor(account, [queueScope(queueId('service-desk'))])
    const data = await createDeskData({
      serverUrl,
      token: 't',
      account,
      appVersion: '0.0.0',
      ports: computer.ports,
      openWire,
    })
    await until(() => data.tickets.get().byId.has(id), 'loaded')
    network.setUp(false)
    for (let n = 0; n < unsent; n += 1) {
      await data.dispatch('note', id, { messageId: messageId(`m-${n}`), body: 'Words' })
    }
    await data.close()
  }
  await work(day, 'Jonas Berg', 2)
  await work(day, 'Mira Holm', 1)
  await work(night, 'Jonas Berg', 1)
  const names = async () =>
    (await computer.ports.indexedDb.indexedDB.databases()).map(({ name }) => name ?? '')
  return { ports: computer.ports, names }
}

it('[DSK63] what is unsent for a server is counted over everybody who worked at it here', async () => {
  const { ports } = await aSharedComputer()
  expect([await unsettledAt(day, ports), await unsettledAt(night, ports)]).toEqual([3, 1])
})

it('[DSK63] a server goes with everything of everybody, and nothing of another; not while more is lost than was said', async () => {
  const { ports, names } = await aSharedComputer()
  expect(await removeServer(day, ports, 2)).toEqual({
    ok: false,
    refusal: { kind: 'unsettled', count: 3 },
  })
  expect(await names()).toHaveLength(6)
  expect(await removeServer(day, ports, 3)).toEqual({ ok: true, value: null })
  const left = await names()
  expect(left).toHaveLength(2)
  expect(left.every((name) => name.includes('night.example'))).toBe(true)
})
