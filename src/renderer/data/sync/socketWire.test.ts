import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { afterEach, describe, expect, it } from 'vitest'
import { until } from '#kit/testConsole'
import { queueId, ticketId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import { BEFORE_ALL, seq } from '#shared/protocol/rows'
import { limits } from '#shared/protocol/version'
import { openSocketWire } from './socketWire'
import type { Wire } from './wire'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A server that answers as the test wants, and a wire to it that writes down what it hears. */
async function aWireTo(answer: (event: string, payload: unknown) => unknown) {
  const http = createServer()
  const io = new Server(http)
  io.on('connection', (socket) => {
    socket.onAny((event: string, payload: unknown, reply: (value: unknown) => void) =>
      reply(answer(event, payload)),
    )
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const heard: string[] = []
  const open = openSocketWire({
    serverUrl: `http://127.0.0.1:${port}`,
    token: 'secret',
    appVersion: '1.2.3',
    reading: () => 7,
  })
  const wire: Wire = open({
    opened: () => heard.push('opened'),
    closed: (reason) => heard.push(`closed: ${reason}`),
    answered: (request, reply) => heard.push(`answered ${request}: ${reply.kind}`),
    live: () => heard.push('live'),
    scopes: () => heard.push('scopes'),
    presence: ({ ticket, people }) => heard.push(`${people.length} at ${ticket}`),
    lag: ({ scope }) => heard.push(`lag: ${scope}`),
    farewell: ({ kind }) => heard.push(`farewell: ${kind}`),
  })
  closers.push(() => {
    wire.close()
    void io.close()
  })
  await until(() => heard.includes('opened'), 'opened')
  return { io, wire, heard }
}

describe('the wire', () => {
  it('[SYN325] says what is shown to a server that has no word for it, hears who else is there, and an unreadable word of that ends nothing', async () => {
    const { io, wire, heard } = await aWireTo(() => ({
      kind: 'invalid',
      detail: 'There is no such message.',
    }))
    wire.look({ at: [{ ticket: ticketId('T-1'), isTyping: false }] })
    io.emit('presence', { people: 'many' })
    io.emit('presence', { ticket: 'T-1', people: [] })
    await until(() => heard.length > 1, 'heard')
    expect(heard).toEqual(['opened', '0 at T-1'])
  })

  it('[OUT27] ends with an answer that cannot be read, and tells so once', async () => {
    const { wire, heard } = await aWireTo(() => ({ kind: 'beat', heads: 'none' }))
    wire.ask(1, { name: 'heartbeat' })
    await until(() => heard.length > 1, 'closed')
    expect(heard).toEqual(['opened', 'closed: unreadable answer to heartbeat'])
  })

  it('[OUT27] ends with a live change that cannot be read', async () => {
    const { io, heard } = await aWireTo(() => null)
    io.emit('live', { scope: 'q:desk', rows: [{}] })
    await until(() => heard.length > 1, 'closed')
    expect(heard).toEqual(['opened', 'closed: unreadable live'])
  })

  it('[OUT27] passes on what can be read, with the token and versions in hello', async () => {
    const payloads: unknown[] = []
    const { io, wire, heard } = await aWireTo((_event, payload) => {
      payloads.push(payload)
      return { kind: 'reauth' }
    })
    wire.ask(5, { name: 'hello', message: { clientId: 'c' as never, epoch: 2, cursors: {}, chapter: 'c-1' } })
    io.emit('farewell', { kind: 'busy', retryAfterMs: 3 })
    await until(() => heard.length > 2, 'both heard')
    expect(heard.toSorted()).toEqual(['answered 5: reauth', 'farewell: busy', 'opened'])
    expect(payloads).toMatchObject([{ token: 'secret', appVersion: '1.2.3', clientId: 'c', epoch: 2, t0: 7 }])
    expect(JSON.stringify(payloads)).toContain('"chapter":"c-1","protocol":2')
  })

  it('[OUT122] asks for a small part where a scope begins, and for whole parts after it', async () => {
    const asked: number[] = []
    const { wire, heard } = await aWireTo((_event, payload) => {
      asked.push((payload as { readonly maxBytes: number }).maxBytes)
      return { kind: 'wait', retryAfterMs: 3 }
    })
    const pull = (cursor: number) =>
      ({
        name: 'pull',
        message: { scope: queueScope(queueId('desk')), cursor: seq(cursor), floor: BEFORE_ALL },
      }) as const
    wire.ask(1, pull(0))
    wire.ask(2, pull(8))
    await until(() => heard.length > 2, 'both heard')
    expect(asked[0]).toBeLessThan(limits.partBytes / 4)
    expect(asked[1]).toBe(limits.partBytes)
  })
})
