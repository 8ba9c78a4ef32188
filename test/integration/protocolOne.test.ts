import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { protocolOne } from '#kit/protocolOne'
import { startTestServer, type TestServer } from '#kit/startServer'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { queueId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import { PROTOCOL, ROW_SCHEMA } from '#shared/protocol/version'

const jonas = anAccount('Jonas Berg')
const here = queueScope(queueId('service-desk'))
const ticket = aTicket().build()

let server: TestServer
let older: TestConsole
beforeEach(async () => {
  server = await startTestServer({ accounts: [jonas], tickets: [ticket] })
  older = await connectConsole(server.url, 'older')
})
afterEach(async () => {
  older.close()
  await server.close()
})

/** The hello of protocol 1, word for word. */
const hello = async () =>
  older.ask('hello', {
    protocol: 1,
    appVersion: '0.1.0',
    rowSchema: ROW_SCHEMA,
    clientId: older.client,
    epoch: 1,
    token: await server.signIn(jonas.email),
    cursors: {},
    t0: 0,
  })

describe('a console of the protocol before', () => {
  it('[SYN177] is welcomed, loaded, heard and told in its own words', async () => {
    const told: unknown[] = []
    older.socket.onAny((event: string, message: unknown) => told.push({ event, message }))
    // The kit's own ears speak the present protocol.
    older.socket.off('live')
    const welcome = protocolOne.welcome.parse(await hello())
    expect(welcome).toMatchObject({ account: jonas, lastN: 0 })
    const pulled = protocolOne.pullAnswer.parse(
      await older.ask('pull', { scope: here, cursor: 0, floor: 0, maxBytes: 1_000 }),
    )
    expect(pulled).toMatchObject({ kind: 'part', rows: [{ id: ticket.id }], more: false })
    const intents = [anIntent(1, 'acknowledge', ticket.id, {})]
    const pushed = protocolOne.pushAnswer.parse(await older.ask('push', { epoch: 1, intents }))
    expect(pushed).toMatchObject({ acks: [{ status: 'applied', n: 1 }] })
    protocolOne.beat.parse(await older.ask('heartbeat', { t0: 0 }))
    await server.intake(aTicket().id('P-1').inQueue('payments').build())
    const messagesOf = (wanted: string) =>
      told.flatMap((one) => {
        const { event, message } = one as { readonly event: string; readonly message: unknown }
        return event === wanted ? [message] : []
      })
    await until(
      () => JSON.stringify(messagesOf('scopes').at(-1))?.includes('q:payments') ?? false,
      'the new queue is told',
    )
    expect(protocolOne.live.parse(messagesOf('live')[0])).toMatchObject({ scope: here, by: null })
    const scopes = protocolOne.scopes.parse(messagesOf('scopes').at(-1))
    expect(scopes.scopes).toContain(queueScope(queueId('payments')))
  })

  it('[SYN177] is sent away for a while where the present one is told that one load has to wait', async () => {
    await hello()
    const { store } = server
    const stalled: (() => void)[] = []
    const pull = store.pull
    Object.assign(store, {
      pull: async (request: Parameters<typeof pull>[0]) => {
        await new Promise<void>((go) => stalled.push(go))
        return pull(request)
      },
    })
    const question = { scope: here, cursor: 0, floor: 0, maxBytes: 1_000 }
    const answers = Array.from({ length: 12 }, () => older.ask('pull', question))
    await until(() => stalled.length === 4, 'four are let in')
    const [away] = await Promise.all(answers.slice(11))
    expect(protocolOne.pullAnswer.parse(away)).toEqual({ kind: 'busy', retryAfterMs: 2_000 })
    Object.assign(store, { pull })
    for (const go of stalled) go()
    for (const answer of answers.slice(0, 8)) {
      expect(protocolOne.pullAnswer.parse(await answer)).toMatchObject({ kind: 'part' })
    }
  })

  it('[SYN178] and one of any other is told what to do by the first words of its hello, however it goes on', async () => {
    const first = { rowSchema: ROW_SCHEMA, inWhatTongue: 'unknown' }
    expect(await older.ask('hello', { ...first, protocol: 0 })).toEqual({ kind: 'upgrade', minProtocol: 1 })
    expect(await older.ask('hello', { ...first, protocol: PROTOCOL, rowSchema: ROW_SCHEMA - 1 })).toEqual({
      kind: 'upgrade',
      minProtocol: 1,
    })
    expect(await older.ask('hello', { ...first, protocol: PROTOCOL + 1 })).toMatchObject({ kind: 'busy' })
    expect(await older.ask('hello', { ...first, protocol: 1 })).toMatchObject({ kind: 'invalid' })
    expect(await older.ask('hello', { ...first, protocol: PROTOCOL })).toMatchObject({ kind: 'invalid' })
  })
})
