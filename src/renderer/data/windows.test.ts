import { afterEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aComputer, type Computer } from '#kit/deskPorts'
import { anIntent } from '#kit/intents'
import { createModelNetwork, type ModelNetwork } from '#kit/modelNetwork'
import { createModelServer, type ModelServer } from '#kit/modelServer'
import { until } from '#kit/testConsole'
import { createVirtualTimers } from '#kit/virtualTimers'
import { clientId, messageId, queueId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { queueScope } from '#shared/domain/scope'
import { createDeskData } from './createDeskData'
import type { DeskData } from './deskData'
import { deskKey, outboxName } from './disk/databases'
import { openOutbox } from './outbox/outboxStore'

const account = anAccount()
const mira = anAccount('Mira Holm')
const scopes = [queueScope(queueId('service-desk'))]
const id = ticketId('T-1')
const open: DeskData[] = []
afterEach(async () => {
  for (const data of open.splice(0)) await data.close()
})

interface Desk {
  readonly server: ModelServer
  readonly network: ModelNetwork
  readonly computer: Computer
  readonly openWindow: (computer?: Computer, who?: typeof account) => Promise<DeskData>
}

function aDeskWithTickets(count = 3): Desk {
  const server = createModelServer()
  for (let n = 1; n <= count; n++)
    server.write(aTicket().id(`T-${n}`).openedAt(at('2026-03-02T09:00Z')).build())
  const network = createModelNetwork(server)
  const computer = aComputer()
  return {
    server,
    network,
    computer,
    openWindow: async (where = computer, who = account) => {
      const data = await createDeskData({
        serverUrl: 'http://desk.example',
        token: 'token',
        account: who,
        appVersion: '0.0.0',
        ports: where.ports,
        openWire: network.wireFor(who, scopes),
      })
      open.push(data)
      return data
    },
  }
}
const isLive = (data: DeskData) => data.sync.get().connection.kind === 'live'
const ticketIn = (data: DeskData) => data.tickets.get().byId.get(id)
const isSettled = (data: DeskData) => isLive(data) && data.sync.get().waiting.length === 0

describe('windows of one desk', () => {
  it('[OUT13] share one connection, and a verb in the second window is pushed by the first', async () => {
    const { openWindow, network, server } = aDeskWithTickets()
    const first = await openWindow()
    await until(() => isLive(first), 'live')
    const second = await openWindow()
    await until(() => isLive(second), 'the second window is told')
    expect(network.openCount()).toBe(1)
    expect(second.tickets.get().inDueOrder).toHaveLength(3)
    await second.dispatch('acknowledge', id, {})
    expect(ticketIn(second)?.waiting).toEqual(['acknowledge'])
    await until(() => isSettled(first) && isSettled(second), 'confirmed in both')
    expect(ticketIn(first)?.ticket).toEqual(ticketIn(second)?.ticket)
    expect(server.carriedOut).toHaveLength(1)
  })

  it('[OUT91] a verb of a window that died before it told of it is found in the outbox and sent', async () => {
    const { openWindow, server } = aDeskWithTickets()
    const timers = createVirtualTimers()
    const computer = aComputer({ timers })
    const leading = await openWindow(computer)
    await until(() => isLive(leading), 'live')
    const name = outboxName(deskKey('http://desk.example', account.id))
    const dying = await openOutbox(name, () => clientId('nobody'), computer.ports.indexedDb)
    const { n: _n, at: _at, ...draft } = anIntent(0, 'acknowledge', id, {})
    await dying.append(draft, instant(1))
    dying.close()
    timers.advance(15_000)
    await until(() => server.carriedOut.length === 1, 'it is carried out')
    await until(() => isSettled(leading), 'it is confirmed')
    expect(ticketIn(leading)?.ticket.history.some(({ type }) => type === 'acknowledged')).toBe(true)
  })

  it('[OUT13] see a change from outside in both, and nothing goes back on the way', async () => {
    const { openWindow } = aDeskWithTickets()
    const first = await openWindow()
    const second = await openWindow()
    await until(() => isLive(first) && isLive(second), 'live')
    const lengths: number[] = []
    second.tickets.watch(() => lengths.push(ticketIn(second)?.ticket.history.length ?? 0))
    for (let n = 0; n < 5; n++) {
      const saved = await second.dispatch('note', id, { messageId: messageId(`m-${n}`), body: `${n}` })
      expect(saved.ok).toBe(true)
    }
    await until(() => isSettled(second), 'settled')
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
    expect(lengths.at(-1)).toBe(6)
  })

  it('[OUT13] read everything again after a word that did not reach them', async () => {
    const { openWindow, server, network, computer } = aDeskWithTickets()
    let isDeaf = false
    const second = aComputer({
      ...computer.ports,
      openChannel: (name, hear) =>
        computer.ports.openChannel(name, (message) => {
          if (!isDeaf) hear(message)
        }),
    })
    const first = await openWindow()
    await until(() => isLive(first), 'live')
    const follower = await openWindow(second)
    const write = (name: string) => network.tell(server.write(aTicket().id(name).build()))
    const has = (data: DeskData, name: string) => data.tickets.get().byId.has(ticketId(name))
    write('T-7')
    await until(() => has(follower, 'T-7'), 'heard')
    isDeaf = true
    write('T-8')
    await until(() => has(first, 'T-8'), 'the leader has it')
    await new Promise((resolve) => setTimeout(resolve, 20))
    isDeaf = false
    write('T-9')
    await until(() => has(follower, 'T-9'), 'heard again')
    expect(has(follower, 'T-8')).toBe(true)
  })

  it('[OUT13] hand over when the leading one closes, with everything that waits', async () => {
    const { openWindow, network, server } = aDeskWithTickets()
    const first = await openWindow()
    await until(() => isLive(first), 'live')
    const second = await openWindow()
    network.setUp(false)
    await until(() => !isLive(second), 'the second window is told')
    await second.dispatch('take', id, {})
    network.setUp(true)
    await first.close()
    await until(() => isSettled(second), 'the second window leads')
    expect(server.carriedOut.map(({ intent }) => intent.name)).toEqual(['take'])
    expect(network.openCount()).toBe(1)
  })

  it('[OUT5] number their commands without a gap and in one order, however they interleave', async () => {
    const { openWindow, server } = aDeskWithTickets()
    const windows = await Promise.all([openWindow(), openWindow(), openWindow()])
    await until(() => windows.every(isLive), 'live')
    const burst = windows.flatMap((data, window) =>
      Array.from({ length: 15 }, (_, n) =>
        data.dispatch('note', id, { messageId: messageId(`m-${window}-${n}`), body: 'x' }),
      ),
    )
    await Promise.all(burst)
    await until(() => windows.every(isSettled), 'settled')
    const intents = server.carriedOut.map(({ intent }) => intent)
    expect(intents.map(({ n }) => n)).toEqual(Array.from({ length: 45 }, (_, n) => n + 1))
    const instants = intents.map((intent) => intent.at)
    expect(instants).toEqual([...new Set(instants)].toSorted((a, b) => a - b))
  })
})

describe('without a network', () => {
  it('[OUT14] it is offline since the server was last heard, across a reload', async () => {
    const { openWindow, network } = aDeskWithTickets()
    const data = await openWindow()
    await until(() => isLive(data), 'live')
    const heard = data.sync.get().lastHeardAt
    network.setUp(false)
    await until(() => data.sync.get().connection.kind === 'offline', 'offline')
    const before = data.sync.get().connection
    await data.close()
    const again = await openWindow()
    await until(() => again.sync.get().connection.kind === 'offline', 'offline again')
    const after = again.sync.get().connection
    expect(before.kind === 'offline' && after.kind === 'offline' && after.since === before.since).toBe(true)
    expect(after.kind === 'offline' && after.since >= (heard ?? Infinity)).toBe(true)
    expect(again.sync.get().clockOffset.isVerified).toBe(false)
  })

  it('[OUT15] a command that is refused later waits as refused until it is discarded, in every window', async () => {
    const { openWindow, network } = aDeskWithTickets()
    const data = await openWindow()
    const elsewhere = await openWindow(aComputer(), mira)
    await until(() => isLive(data) && isLive(elsewhere), 'live')
    network.setUp(false)
    await until(() => !isLive(data), 'offline')
    await data.dispatch('take', id, {})
    network.setUp(true)
    elsewhere.reconnect()
    await until(() => isLive(elsewhere), 'the other is back')
    await elsewhere.dispatch('take', id, {})
    await until(() => isSettled(elsewhere), 'the other was first')
    data.reconnect()
    await until(() => data.sync.get().refused.length === 1, 'refused')
    expect(ticketIn(data)?.ticket.owner?.name).toBe('Mira Holm')
    await data.close()
    const again = await openWindow()
    const second = await openWindow()
    const [refused] = again.sync.get().refused
    expect(refused).toMatchObject({ name: 'take', refusal: { kind: 'taken', by: 'Mira Holm' } })
    if (refused) await again.discard(refused.id)
    expect(again.sync.get().refused).toEqual([])
    await until(() => second.sync.get().refused.length === 0, 'gone in the other window')
  })

  it('[OUT16] signed out by the server, it says so and keeps what waits', async () => {
    const { openWindow, network, computer } = aDeskWithTickets()
    const data = await openWindow()
    await until(() => isLive(data), 'live')
    network.dismiss({ kind: 'reauth' })
    await until(() => data.sync.get().connection.kind === 'signed-out', 'signed out')
    expect((await data.dispatch('take', id, {})).ok).toBe(true)
    expect(ticketIn(data)?.ticket.owner?.name).toBe(account.name)
    await data.close()
    const again = await openWindow()
    await until(() => isSettled(again), 'signed in anew, it lands')
    expect(computer.reports).toEqual([])
  })

  it('[OUT12] a conversation shows what waits, and each message once when it is confirmed', async () => {
    const { openWindow, network } = aDeskWithTickets()
    const data = await openWindow()
    await until(() => isLive(data), 'live')
    network.setUp(false)
    const conversation = data.messagesOf(id)
    const seen: string[][] = []
    conversation.watch(() => seen.push(conversation.get().map(({ body }) => body)))
    await data.dispatch('reply', id, { messageId: messageId('m-1'), body: 'One' })
    await data.dispatch('note', id, { messageId: messageId('m-2'), body: 'Two' })
    network.setUp(true)
    data.reconnect()
    await until(() => isSettled(data), 'settled')
    expect(conversation.get()).toBe(data.messagesOf(id).get())
    expect(seen.at(-1)).toEqual(['One', 'Two'])
    for (const [index, bodies] of seen.entries()) {
      expect(bodies).toEqual(index === 0 ? ['One'] : ['One', 'Two'])
    }
  })

  it('[OUT25] two copies of one profile part ways, and the work of both lands once', async () => {
    const { openWindow, server } = aDeskWithTickets()
    const copyOf = (name: string) => {
      let ids = 0
      // The first id a profile makes is its client id: here both have the same.
      return aComputer({ newId: () => (ids++ === 0 ? 'copied-client' : `${name}-${ids}`) })
    }
    const here = await openWindow(copyOf('a'))
    await until(() => isLive(here), 'live')
    for (const n of [1, 2]) await here.dispatch('note', id, { messageId: messageId(`a-${n}`), body: 'a' })
    await until(() => isSettled(here), 'settled')
    const copy = await openWindow(copyOf('b'))
    for (const n of [1, 2, 3]) {
      await until(() => copy.tickets.get().byId.has(id), 'loaded')
      await copy.dispatch('note', id, { messageId: messageId(`b-${n}`), body: 'b' })
    }
    await until(() => isSettled(copy), 'the copy has its own numbers')
    expect(server.carriedOut.map(({ client, intent }) => [client, intent.n])).toEqual([
      ['copied-client', 1],
      ['copied-client', 2],
      ...[1, 2, 3].map((n) => [server.carriedOut.at(-1)?.client, n]),
    ])
    expect(server.carriedOut.at(-1)?.client).not.toBe('copied-client')
    expect(copy.sync.get().refused).toEqual([])
    expect(ticketIn(copy)?.ticket.history.filter(({ type }) => type === 'noted')).toHaveLength(5)
  })
})
