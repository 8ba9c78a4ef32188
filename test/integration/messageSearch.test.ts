import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { aComputer } from '#kit/deskPorts'
import { aMessage } from '#kit/intents'
import { startTestServer, type TestServer } from '#kit/startServer'
import { until } from '#kit/testConsole'
import { createDeskData } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { queueId } from '#shared/domain/ids'

const jonas = anAccount('Jonas Berg')
/** Enough for pages, and long enough that they are worth packing. */
const MANY = 80
const filler = 'Nothing of this is of any interest to anybody who looks for words. '.repeat(8)
const bodies: Readonly<Record<string, string>> = {
  'T-7': 'The café printer smells of smoke.',
  'T-8': 'Smoke upstairs. ',
}

let server: TestServer
beforeAll(async () => {
  const tickets = Array.from({ length: MANY }, (_, index) => {
    const ticket = aTicket().id(`T-${index}`).inQueue('network').build()
    const body = bodies[ticket.id] ?? filler
    return { ticket, messages: [aMessage(ticket, `m-${index}`, body + filler)] }
  })
  server = await startTestServer({
    accounts: [jonas],
    tickets,
    queues: [{ id: queueId('network'), name: 'N' }],
  })
})
afterAll(() => server.close())
let desk: DeskData
afterEach(() => desk.close())

const search = async (words: string, signal = new AbortController().signal) =>
  [...(await desk.searchMessages(words, signal))].toSorted()

describe('looking through messages', () => {
  it('[BRD67] finds words in pages and in records of their own, whatever case and accents, also offline', async () => {
    const options = { serverUrl: server.url, account: jonas, appVersion: '0.1.0', ports: aComputer().ports }
    desk = await createDeskData({ ...options, token: await server.signIn(jonas.email) })
    await until(() => desk.sync.get().connection.kind === 'live', 'live')
    await until(() => desk.tickets.get().byId.size === MANY, 'all of them')
    expect(await search('CAFE printer')).toEqual(['T-7'])
    expect(await search('smoke')).toEqual(['T-7', 'T-8'])
    expect(await search('printer upstairs')).toEqual([])
    expect(await search('  ')).toEqual([])
    const late = aTicket().id('T-7').inQueue('network').build()
    await server.intake({ ticket: late, messages: [aMessage(late, 'm-late', 'It was the toaster.')] })
    await until(() => desk.messagesOf(late.id).get().length > 1, 'the late message')
    expect(await search('toaster')).toEqual(['T-7'])
    await server.kill()
    expect(await search('upstairs')).toEqual(['T-8'])
    await server.restart()
  })

  it('[BRD67] stops looking once nobody waits for it', async () => {
    const options = { serverUrl: server.url, account: jonas, appVersion: '0.1.0', ports: aComputer().ports }
    desk = await createDeskData({ ...options, token: await server.signIn(jonas.email) })
    await until(() => desk.tickets.get().byId.size === MANY, 'all of them')
    expect(await search('smoke', AbortSignal.abort())).toEqual([])
  })
})
