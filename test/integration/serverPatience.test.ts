import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { startTestServer, type TestServer } from '#kit/startServer'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { queueId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'

const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Laine')
const network = queueId('network')
const here = queueScope(queueId('service-desk'))
const ticket = aTicket().build()
const elsewhere = aTicket().id('N-1').inQueue('network').build()
const accounts = [jonas, mira]
const tickets = [ticket, elsewhere]

let server: TestServer
const consoles: TestConsole[] = []
beforeEach(async () => {
  server = await startTestServer({ accounts, tickets })
})
afterEach(async () => {
  for (const one of consoles.splice(0)) one.close()
  await server.close()
})

async function seated(account = jonas, name = 'console-1') {
  const one = await connectConsole(server.url, name)
  consoles.push(one)
  const welcome = await one.hello(await server.signIn(account.email))
  if (welcome.kind !== 'welcome') throw new Error(`Answered ${welcome.kind}.`)
  return { ...one, welcome }
}

describe('an account that changes', () => {
  it('[SYN171] tells a console of its account when that changed, whatever it asks', async () => {
    const one = await seated(jonas)
    const account = await server.store.findByEmail(jonas.email)
    if (!account) throw new Error('no account')
    await server.store.saveAccount({ ...account, role: 'supervisor' })
    await one.heartbeat()
    expect(one.heard.scopes).toMatchObject([{ account: { ...jonas, role: 'supervisor' } }])
    await one.heartbeat()
    expect(one.heard.scopes).toHaveLength(1)
  })

  it('[SYN171] withdraws a queue within a minute also from a console that asks nothing', async () => {
    await server.close()
    vi.useFakeTimers({ toFake: ['setInterval'] })
    server = await startTestServer({ accounts, tickets })
    const one = await seated(jonas)
    const account = await server.store.findByEmail(jonas.email)
    if (!account) throw new Error('no account')
    await server.store.saveAccount({ ...account, queues: [network] })
    vi.advanceTimersByTime(60_000)
    vi.useRealTimers()
    await until(() => one.heard.scopes.length === 1, 'told')
    expect(one.heard.scopes[0]?.scopes).not.toContain(here)
    await server.intake({ ...ticket, subject: 'Secret now' })
    await one.heartbeat()
    expect(one.heard.lives).toEqual([])
  })
})

describe('a server with much to do', () => {
  it('[SYN176] gives every console a later time to come back when it stops', async () => {
    const all = [
      await seated(jonas, 'console-1'),
      await seated(mira, 'console-2'),
      await seated(mira, 'console-3'),
    ]
    await server.kill()
    const waits = all.flatMap((one) => one.heard.farewells)
    expect(waits).toEqual([1_000, 1_005, 1_010].map((retryAfterMs) => ({ kind: 'busy', retryAfterMs })))
  })

  it('[SYN174] lets four first loads at the store at once, so that an action waits for no more, and catch-ups past them', async () => {
    const { store } = server
    const many = await Promise.all(Array.from({ length: 8 }, (_, n) => seated(mira, `many-${n}`)))
    const gates: (() => void)[] = []
    const pull = store.pull
    Object.assign(store, {
      pull: async (request: Parameters<typeof pull>[0]) => {
        if (request.cursor === 0) await new Promise<void>((open) => gates.push(open))
        return pull(request)
      },
    })
    const loads = many.map((one) => one.pull(here))
    await until(() => gates.length === 4, 'four loads have begun')
    const one = await seated(jonas, 'console-1')
    expect(await one.push(1, anIntent(1, 'acknowledge', ticket.id, {}))).toMatchObject({ kind: 'acks' })
    expect(await one.pull(here, one.welcome.heads[here]?.head)).toMatchObject({ kind: 'part' })
    expect(gates).toHaveLength(4)
    for (let n = 0; n < 8; n++) {
      await until(() => gates.length > n, 'the next is let in')
      gates[n]?.()
    }
    for (const load of loads) expect(await load).toMatchObject({ kind: 'part' })
    Object.assign(store, { pull })
  })
})
