import { afterEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aComputer, type Computer } from '#kit/deskPorts'
import { startTestServer, type TestServer, type TestServerOptions } from '#kit/startServer'
import { until } from '#kit/testConsole'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { messageId, queueId, ticketId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'

const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Holm')
const first = aTicket().id('T-1').openedAt(at('2026-03-02T10:00Z')).build()
const second = aTicket().id('T-2').openedAt(at('2026-03-02T09:00Z')).build()

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function aServer(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startTestServer({
    accounts: [jonas, mira],
    tickets: [first, second],
    queues: [{ id: queueId('service-desk'), name: 'Service desk' }],
    ...options,
  })
  closers.push(server.close)
  return server
}

interface Window {
  readonly data: DeskData
  readonly close: () => Promise<void>
}

async function openWindow(
  server: TestServer,
  account: Account,
  token: string,
  computer: Computer,
): Promise<Window> {
  const data = await createDeskData({
    serverUrl: server.url,
    token,
    account,
    appVersion: '0.1.0',
    ports: computer.ports,
  })
  let closing: Promise<void> | null = null
  const close = (): Promise<void> => (closing ??= data.close())
  closers.push(close)
  return { data, close }
}

const isLive = (data: DeskData): boolean => data.sync.get().connection.kind === 'live'
const isSettled = (data: DeskData): boolean => isLive(data) && data.sync.get().waiting.length === 0
const historyOf = (data: DeskData, id: string): readonly string[] =>
  data.tickets
    .get()
    .byId.get(ticketId(id))
    ?.ticket.history.map(({ type }) => type) ?? []

describe('a console and its server', () => {
  it('[OUT20] loads the board, and a verb lands in the server and in another console', async () => {
    const server = await aServer()
    const here = (await openWindow(server, jonas, await server.signIn(jonas.email), aComputer())).data
    const there = (await openWindow(server, mira, await server.signIn(mira.email), aComputer())).data
    await until(() => isLive(here) && isLive(there), 'both live')
    expect(here.tickets.get().inDueOrder).toEqual(['T-2', 'T-1'])
    expect((await here.dispatch('acknowledge', ticketId('T-1'), {})).ok).toBe(true)
    await until(() => isSettled(here) && historyOf(there, 'T-1').includes('acknowledged'), 'seen by both')
    expect(there.tickets.get().byId.get(ticketId('T-1'))?.ticket).toEqual(
      here.tickets.get().byId.get(ticketId('T-1'))?.ticket,
    )
    expect(here.sync.get().clockOffset.isVerified).toBe(true)
  })

  it('[OUT21] lands offline commands exactly once, in order, after the server was killed', async () => {
    const server = await aServer()
    const computer = aComputer()
    const token = await server.signIn(jonas.email)
    const before = await openWindow(server, jonas, token, computer)
    await until(() => isLive(before.data), 'live')
    await server.kill()
    await until(() => before.data.sync.get().connection.kind === 'offline', 'offline')
    const id = ticketId('T-1')
    await before.data.dispatch('acknowledge', id, {})
    await before.data.dispatch('reply', id, { messageId: messageId('m-1'), body: 'We are on it.' })
    await before.data.dispatch('resolve', id, { seenEvents: 1 })
    await before.close()
    const after = (await openWindow(server, jonas, token, computer)).data
    expect(after.sync.get().waiting.map(({ name }) => name)).toEqual(['acknowledge', 'reply', 'resolve'])
    expect(after.tickets.get().byId.get(id)?.ticket.status).toBe('resolved')
    await server.restart()
    const there = (await openWindow(server, mira, await server.signIn(mira.email), aComputer())).data
    after.reconnect()
    await until(() => isSettled(after), 'drained')
    const stored = await server.store.readTicket(id)
    expect(stored?.history.map(({ type }) => type)).toEqual([
      'opened',
      'acknowledged',
      'statusChanged',
      'assigned',
      'replied',
      'statusChanged',
    ])
    await until(() => historyOf(there, 'T-1').length === 6, 'the other console sees them')
    expect(after.tickets.get().byId.get(id)?.ticket).toEqual(stored)
    const conversation = after.messagesOf(id)
    await until(() => conversation.get().length > 0, 'the conversation is read')
    expect(conversation.get().map(({ body }) => body)).toEqual(['We are on it.'])
  })

  it('[OUT22] tells the later of two agents by name who was first', async () => {
    const server = await aServer()
    const computer = aComputer()
    const token = await server.signIn(jonas.email)
    const here = (await openWindow(server, jonas, token, computer)).data
    await until(() => isLive(here), 'live')
    await server.kill()
    await until(() => here.sync.get().connection.kind === 'offline', 'offline')
    await here.dispatch('acknowledge', ticketId('T-1'), {})
    await server.restart()
    const there = (await openWindow(server, mira, await server.signIn(mira.email), aComputer())).data
    await until(() => isLive(there), 'the other is live')
    await there.dispatch('acknowledge', ticketId('T-1'), {})
    await until(() => isSettled(there), 'the other was first')
    here.reconnect()
    await until(() => here.sync.get().refused.length === 1, 'refused')
    expect(here.sync.get().refused[0]?.refusal).toMatchObject({
      kind: 'already-acknowledged',
      by: 'Mira Holm',
    })
    expect(here.sync.get().waiting).toEqual([])
    const refused = here.sync.get().refused[0]
    if (refused) await here.discard(refused.id)
    expect(here.sync.get().refused).toEqual([])
  })

  it('[OUT23] never shows a ticket as it was before the verb, from the key to the confirmed row', async () => {
    const server = await aServer()
    const here = (await openWindow(server, jonas, await server.signIn(jonas.email), aComputer())).data
    await until(() => isLive(here), 'live')
    const id = ticketId('T-1')
    const seen: string[][] = []
    here.tickets.watch(() => seen.push([...historyOf(here, 'T-1')]))
    const verbs = ['acknowledge', 'waitForCustomer'] as const
    for (const verb of verbs) await here.dispatch(verb, id, {})
    for (let round = 0; round < 5; round++) {
      await here.dispatch('reply', id, { messageId: messageId(`m-${round}`), body: `Round ${round}` })
    }
    await until(() => isSettled(here), 'settled')
    const lengths = seen.map((history) => history.length)
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toHaveLength(10)
  })

  it('[OUT24] keeps the order when the window is reloaded in the middle of a push', async () => {
    const server = await aServer()
    const computer = aComputer()
    const token = await server.signIn(jonas.email)
    const id = ticketId('T-2')
    const count = 60
    let window = await openWindow(server, jonas, token, computer)
    await until(() => isLive(window.data), 'live')
    for (let n = 0; n < count; n++) {
      await window.data.dispatch('note', id, { messageId: messageId(`n-${n}`), body: `${n}` })
      if (n % 20 === 10) {
        await window.close()
        window = await openWindow(server, jonas, token, computer)
      }
    }
    await until(() => isSettled(window.data), 'drained')
    const stored = await server.store.readTicket(id)
    const notes = stored?.history.flatMap((event) => (event.type === 'noted' ? [event.messageId] : []))
    expect(notes).toEqual(Array.from({ length: count }, (_, n) => `n-${n}`))
  })
})
