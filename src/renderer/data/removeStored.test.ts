import { describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { createModelNetwork } from '#kit/modelNetwork'
import { createModelServer } from '#kit/modelServer'
import { until } from '#kit/testConsole'
import { messageId, queueId, ticketId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import { createDeskData } from './createDeskData'
import { removalSentence, removeStored } from './removeStored'

const serverUrl = 'http://desk.example'
const account = anAccount('Jonas Berg')
const id = ticketId('T-1')

/** A computer on which somebody has loaded a desk and done so many things without a network. */
async function aUsedComputer(unsent: number) {
  const server = createModelServer()
  server.write(aTicket().id('T-1').build())
  const network = createModelNetwork(server)
  const computer = aComputer()
  const openWire = network.wireFor(account, [queueScope(queueId('service-desk'))])
  const options = { serverUrl, token: 't', account, appVersion: '0.0.0', ports: computer.ports, openWire }
  const data = await createDeskData(options)
  await until(() => data.tickets.get().byId.has(id), 'loaded')
  network.setUp(false)
  for (let n = 0; n < unsent; n++) {
    await data.dispatch('note', id, { messageId: messageId(`m-${n}`), body: 'Words' })
  }
  await data.close()
  return { computer, stored: { serverUrl, account, ports: computer.ports } }
}

describe('removing what is stored', () => {
  it('[OUT82] leaves nothing of this person behind, and the other person’s desk as it is', async () => {
    const { computer, stored } = await aUsedComputer(0)
    const { indexedDB } = computer.ports.indexedDb
    const other = { ...stored, account: anAccount('Mira Holm') }
    const data = await createDeskData({ ...other, token: 't', appVersion: '0.0.0' })
    await data.close()
    const before = (await indexedDB.databases()).length
    expect(await removeStored(stored, 0)).toEqual({ ok: true, value: null })
    const left = (await indexedDB.databases()).map(({ name }) => name ?? '')
    expect([before, left.length]).toEqual([4, 2])
    expect(left.every((name) => name.includes('mira-holm'))).toBe(true)
  })

  it('[OUT82] removes nothing while more actions would be lost than the agent was told, and says how many', async () => {
    const { computer, stored } = await aUsedComputer(3)
    const refusal = { kind: 'unsettled', count: 3 } as const
    expect(await removeStored(stored, 2)).toEqual({ ok: false, refusal })
    expect(removalSentence(refusal)).toContain('3 of your actions')
    expect(await computer.ports.indexedDb.indexedDB.databases()).toHaveLength(2)
    expect((await removeStored(stored, 3)).ok).toBe(true)
    expect(await computer.ports.indexedDb.indexedDB.databases()).toEqual([])
  })
})
