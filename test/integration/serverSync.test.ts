import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aMessage, anIntent } from '#kit/intents'
import { startTestServer, type TestServer } from '#kit/startServer'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { messageId, queueId } from '#shared/domain/ids'
import { DAY_MS, instant, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { orgScope, papersScope, personScope, queueScope } from '#shared/domain/scope'

const jonas = anAccount('Jonas Berg')
const mira = anAccount('Mira Laine')
const network = queueId('network')
const networkOnly: Account = { ...anAccount('Otso Niemi'), queues: [network] }
const here = queueScope(queueId('service-desk'))
const there = queueScope(network)
const ticket = aTicket().build()

let server: TestServer
const consoles: TestConsole[] = []
beforeEach(async () => {
  server = await startTestServer({
    accounts: [jonas, mira, networkOnly],
    tickets: [
      { ticket, messages: [aMessage(ticket, 'm-1')] },
      aTicket().id('N-1').inQueue('network').build(),
    ],
  })
})
afterEach(async () => {
  for (const one of consoles.splice(0)) one.close()
  await server.close()
})

async function connected(name = 'console-1') {
  const one = await connectConsole(server.url, name)
  consoles.push(one)
  return one
}
async function seated(account = jonas, name = 'console-1', epoch = 1) {
  const one = await connected(name)
  const welcome = await one.hello(await server.signIn(account.email), epoch)
  if (welcome.kind !== 'welcome') throw new Error(`Answered ${welcome.kind}.`)
  return { ...one, welcome }
}

describe('hello', () => {
  it('[SYN130] welcomes with account, scopes, heads and the last number decided on', async () => {
    const { welcome } = await seated()
    expect(welcome.account).toEqual(jonas)
    expect(welcome.scopes).toEqual([orgScope, personScope(jonas.id), papersScope, there, here])
    expect(welcome.lastN).toBe(0)
    expect(welcome.heads[here]).toMatchObject({ count: 2 })
    expect(welcome.t2).toBeGreaterThanOrEqual(welcome.t1)
  })

  it('[SYN131] asks an older console to upgrade and a newer one to wait, and a stranger to sign in', async () => {
    const one = await connected()
    const token = await server.signIn(jonas.email)
    expect(await one.hello(token, 1, { protocol: 0 })).toEqual({ kind: 'upgrade', minProtocol: 1 })
    expect((await one.hello(token, 1, { rowSchema: 99 })).kind).toBe('busy')
    expect(await one.hello('no-such-token')).toEqual({ kind: 'reauth' })
  })

  it('[SYN132] says invalid to a message that is not of its form, and hangs up on one without an answer', async () => {
    const one = await connected()
    expect(await one.ask('hello', { token: 7 })).toMatchObject({ kind: 'invalid' })
    expect(await one.ask('push', 'nonsense')).toMatchObject({ kind: 'invalid' })
    expect(await one.ask('pull', { scope: '../etc', cursor: 0, floor: 0, maxBytes: 1 })).toMatchObject({
      kind: 'invalid',
    })
    one.socket.emit('heartbeat', { t0: 0 }, undefined as never)
    await until(() => !one.socket.connected, 'the server hangs up')
  })

  it('[SYN133] answers nothing before hello', async () => {
    const one = await connected()
    expect(await one.pull(here)).toMatchObject({ kind: 'invalid' })
    expect(await one.heartbeat()).toMatchObject({ kind: 'invalid' })
    expect(await one.push(1, anIntent(1, 'acknowledge', ticket.id, {}))).toMatchObject({ kind: 'invalid' })
  })

  it('[SYN134] sends away the older connection of a console that comes back, and refuses one that comes late', async () => {
    const older = await seated(jonas, 'console-1', 1)
    const newer = await seated(jonas, 'console-1', 2)
    await until(() => !older.socket.connected, 'the older connection ends')
    expect(older.heard.farewells).toEqual([{ kind: 'fenced', epoch: 2 }])
    const late = await connected()
    expect(await late.hello(await server.signIn(jonas.email), 1)).toEqual({ kind: 'fenced', epoch: 2 })
    expect(newer.socket.connected).toBe(true)
    const stale = await newer.push(1, anIntent(1, 'acknowledge', ticket.id, {}))
    expect(stale).toEqual({ kind: 'fenced', epoch: 2 })
  })
})

describe('live', () => {
  it('[SYN135] tells every console of the scope after the commit, linked to the head before it', async () => {
    const one = await seated(jonas, 'console-1')
    const other = await seated(mira, 'console-2')
    const before = one.welcome.heads[here]?.head
    const answer = await one.push(1, anIntent(1, 'acknowledge', ticket.id, {}))
    await until(() => other.heard.lives.length === 1, 'the other console hears of it')
    const [live] = other.heard.lives
    expect(live).toMatchObject({ scope: here, prev: before, by: null })
    expect(answer).toMatchObject({ acks: [{ status: 'applied', n: 1, seq: live?.seq, scope: here }] })
  })

  it('[SYN136] keeps prev and seq linked through a crowd of writers', async () => {
    const one = await seated(jonas, 'console-1')
    const other = await seated(mira, 'console-2')
    const note = (n: number) =>
      anIntent(n, 'note', ticket.id, { messageId: messageId(`n-${n}`), body: `Note ${n}` })
    const notes = Array.from({ length: 20 }, (_, n) => note(n + 1))
    const intakes = Array.from({ length: 20 }, (_, n) => server.intake(aTicket().id(`T-${n}`).build()))
    await Promise.all([one.push(1, ...notes.slice(0, 10)), one.push(1, ...notes.slice(10)), ...intakes])
    const last = (await server.store.heads([here]))[here]?.head
    await until(() => other.heard.lives.at(-1)?.seq === last, 'twenty intakes and two batches are heard')
    let head = other.welcome.heads[here]?.head
    for (const live of other.heard.lives) {
      expect(live.prev).toBe(head)
      head = live.seq
    }
    expect(head).toBe(last)
  })

  it('[SYN137] shows a missed last message in the heads of the heartbeat', async () => {
    const one = await seated()
    await server.intake(aTicket().id('T-9').build())
    const beat = await one.heartbeat()
    const stored = await server.store.heads([here])
    expect(beat).toMatchObject({ kind: 'beat', heads: { [here]: stored[here] } })
    const missed = await one.pull(here, one.welcome.heads[here]?.head)
    expect(missed).toMatchObject({ kind: 'part', to: stored[here]?.head, rows: [{ id: 'T-9' }] })
  })

  it('[SYN138] tells of a queue that is new, and of what happens in it', async () => {
    const one = await seated()
    await server.intake(aTicket().id('P-1').inQueue('payments').build())
    await until(() => one.heard.scopes.length === 1, 'the new scope is told')
    const payments = queueScope(queueId('payments'))
    expect(one.heard.scopes[0]?.scopes).toContain(payments)
    expect(one.heard.scopes[0]?.heads[payments]).toMatchObject({ count: 1 })
    await server.intake(aTicket().id('P-2').inQueue('payments').build())
    await until(() => one.heard.lives.some((live) => live.scope === payments), 'the new queue is heard')
  })

  it('[SYN139] [SYN172] does not let a console that stops reading take memory without end, and tells it what lags', async () => {
    const one = await seated(jonas, 'console-1')
    const reader = await seated(mira, 'console-2')
    const { engine } = one.socket.io
    // Below socket.io and the browser's socket: the connection itself is no longer read.
    const raw = (
      engine.transport as unknown as { ws: { _socket: { pause: () => void; resume: () => void } } }
    ).ws
    raw._socket.pause()
    const body = 'x'.repeat(19_000)
    for (let round = 0; round < 25; round++) {
      const messages = Array.from({ length: 40 }, (_, n) => aMessage(ticket, `b-${round}-${n}`, body))
      await server.intake({ ticket, messages })
      await until(() => reader.heard.lives.length === round + 1, 'the console that reads hears every commit')
    }
    const held = async () => {
      const text = await (await fetch(`${server.url}/metrics`)).text()
      return Number(/tminus_live_held_back_total (\d+)/.exec(text)?.[1] ?? 0)
    }
    await until(async () => (await held()) > 0, 'live messages are held back')
    raw._socket.resume()
    const beat = await one.heartbeat()
    expect(beat).toMatchObject({ heads: await server.store.heads([here]) })
    expect(one.heard.lives.length).toBeLessThan(25)
    expect(one.heard.lags).toEqual([{ scope: here }])
    const last = one.heard.lives.at(-1)?.seq
    expect(await one.pull(here, last)).toMatchObject({ kind: 'part', from: last })
  })
})

describe('a console that asks without end', () => {
  it('[SYN145] is hung up on after ten questions without a seat', async () => {
    const stranger = await connected('stranger')
    for (let n = 1; n <= 10; n++) expect((await stranger.hello('no-token', n)).kind).toBe('reauth')
    stranger.hello('no-token', 11).catch(() => {})
    await until(() => !stranger.socket.connected, 'the stranger is hung up on')
  })

  it('[SYN145] is hung up on above 32 unanswered questions, and the others are served', async () => {
    const greedy = await seated(jonas, 'console-1')
    const patient = await seated(mira, 'console-2')
    const question = { scope: here, cursor: 0, floor: 0, maxBytes: 500_000 }
    for (let n = 0; n < 500; n++) greedy.socket.emit('pull', question as never, () => {})
    await until(() => !greedy.socket.connected, 'the greedy one is hung up on')
    expect((await patient.heartbeat()).kind).toBe('beat')
    const text = await (await fetch(`${server.url}/metrics`)).text()
    expect(Number(/tminus_pulled_rows_total (\d+)/.exec(text)?.[1])).toBeLessThan(32 * 10)
  })
})

describe('push', () => {
  it('[SYN112] answers a batch that is sent twice the same, and does it once', async () => {
    const one = await seated()
    const intents = [
      anIntent(1, 'acknowledge', ticket.id, {}),
      anIntent(2, 'reply', ticket.id, { messageId: messageId('r-1'), body: 'On it.' }),
      anIntent(3, 'reopen', ticket.id, {}),
    ]
    const [first, again] = await Promise.all([one.push(1, ...intents), one.push(1, ...intents)])
    expect(again).toEqual(first)
    const history = (await server.store.readTicket(ticket.id))?.history ?? []
    expect(history.filter((event) => event.type === 'replied')).toHaveLength(1)
  })

  it('[SYN140] stops at a fork or a gap and decides on nothing behind it', async () => {
    const one = await seated()
    await one.push(1, anIntent(1, 'acknowledge', ticket.id, {}))
    const copied = await one.push(
      1,
      anIntent(1, 'note', ticket.id, { messageId: messageId('x-1'), body: 'From the copy' }),
      anIntent(2, 'note', ticket.id, { messageId: messageId('x-2'), body: 'From the copy' }),
    )
    expect(copied).toEqual({ kind: 'acks', acks: [{ status: 'forked', n: 1 }] })
    const early = await one.push(1, anIntent(5, 'resolve', ticket.id, { seenEvents: 9 }))
    expect(early).toEqual({ kind: 'acks', acks: [{ status: 'gap', n: 5, expected: 2 }] })
    expect((await server.store.resultsOf(one.client)).map(({ n }) => n)).toEqual([1])
  })

  it('[SYN118] tells the second of two consoles by name who acknowledged first', async () => {
    const one = await seated(jonas, 'console-1')
    const other = await seated(mira, 'console-2')
    const intent = anIntent(1, 'acknowledge', ticket.id, {})
    const answers = await Promise.all([one.push(1, intent), other.push(1, intent)])
    const acks = answers.flatMap((answer) => (answer.kind === 'acks' ? answer.acks : []))
    expect(acks.map((ack) => ack.status).toSorted()).toEqual(['applied', 'rejected'])
    const owner = (await server.store.readTicket(ticket.id))?.owner?.name
    expect(acks.find((ack) => ack.status === 'rejected')).toMatchObject({
      refusal: { kind: 'already-acknowledged', by: owner },
    })
  })

  it('[SYN141] answers retry and uses up no number while the store fails', async () => {
    const one = await seated()
    const { store } = server
    const [acknowledge, note] = [
      anIntent(1, 'acknowledge', ticket.id, {}),
      anIntent(2, 'note', ticket.id, { messageId: messageId('n'), body: 'n' }),
    ]
    const { decide, decideAll } = store
    const fail = () => Promise.reject(new Error('disk full'))
    Object.assign(store, { decide: fail, decideAll: fail })
    expect(await one.push(1, acknowledge, note)).toMatchObject({ acks: [{ status: 'retry', n: 1 }] })
    Object.assign(store, { decide, decideAll })
    expect(await one.push(1, acknowledge, note)).toMatchObject({
      acks: [{ status: 'applied' }, { status: 'applied' }],
    })
  })

  it('[SYN142] keeps what was acknowledged over a restart, and answers it as before', async () => {
    const one = await seated()
    const intent = anIntent(1, 'acknowledge', ticket.id, {}, at('2026-03-02T10:00Z'))
    const first = await one.push(1, intent)
    await server.restart()
    const back = await seated(jonas, 'console-1', 2)
    expect(back.welcome.lastN).toBe(1)
    expect(back.welcome.serverId).toBe(one.welcome.serverId)
    expect(await back.push(2, intent)).toEqual(first)
  })
})

describe('who sees what', () => {
  it('[SEC5] sends no row and no word of a queue outside the account’s list', async () => {
    const one = await seated(networkOnly)
    expect(one.welcome.scopes).toEqual([orgScope, personScope(networkOnly.id), papersScope, there])
    expect(await one.pull(here)).toMatchObject({ kind: 'invalid' })
    expect(await one.pull(personScope(jonas.id))).toMatchObject({ kind: 'invalid' })
    await server.intake({ ...ticket, subject: 'Changed' }, aTicket().id('N-2').inQueue('network').build())
    await until(() => one.heard.lives.length > 0, 'its own queue is heard')
    expect(one.heard.lives.map((live) => live.scope)).toEqual([there])
    const answer = await one.push(1, anIntent(1, 'acknowledge', ticket.id, {}))
    expect(answer).toMatchObject({ acks: [{ status: 'rejected', refusal: { kind: 'not-allowed' } }] })
  })

  it('[SEC6] shows of a ticket that moves away only that it left', async () => {
    const one = await seated(networkOnly)
    await server.intake({ ...aTicket().id('N-1').inQueue('payments').build(), subject: 'Salary of the CEO' })
    const heardThere = () => one.heard.lives.filter((live) => live.scope === there)
    await until(() => heardThere().length > 0, 'the departure is heard')
    expect(heardThere().flatMap((live) => live.rows)).toEqual([
      { live: false, kind: 'ticket', id: 'N-1', v: expect.any(Number) },
    ])
    expect(JSON.stringify([one.heard.lives, await one.pullAll(there)])).not.toContain('Salary')
  })

  it('[SEC7] acts at once on a changed list of queues', async () => {
    const one = await seated(jonas)
    const account = await server.store.findByEmail(jonas.email)
    if (!account) throw new Error('no account')
    await server.store.saveAccount({ ...account, queues: [network] })
    expect(await one.pull(here)).toMatchObject({ kind: 'wait' })
    expect(one.heard.scopes.at(-1)?.scopes).toEqual([orgScope, personScope(jonas.id), papersScope, there])
    await server.intake(aTicket().id('T-3').build(), aTicket().id('N-3').inQueue('network').build())
    await until(() => one.heard.lives.length > 0, 'the queue that is left is heard')
    expect(one.heard.lives.map((live) => live.scope)).toEqual([there])
  })

  it('[SEC8] ends the connections of a token that is signed out, and the token with them', async () => {
    const one = await connected()
    const token = await server.signIn(jonas.email)
    await one.hello(token)
    const headers = { authorization: `Bearer ${token}` }
    expect((await fetch(`${server.url}/api/sign-out`, { method: 'POST', headers })).status).toBe(204)
    await until(() => !one.socket.connected, 'the connection ends')
    expect(one.heard.farewells).toEqual([{ kind: 'reauth' }])
    const back = await connected()
    expect(await back.hello(token, 2)).toEqual({ kind: 'reauth' })
  })

  it('[SEC18] ends the connections of a session that ended by itself, also of one that never asks', async () => {
    await server.close()
    vi.useFakeTimers({ toFake: ['setInterval'] })
    let daysLater = 0
    server = await startTestServer({
      accounts: [jonas],
      tickets: [ticket],
      now: () => plusMs(instant(Date.now()), daysLater * DAY_MS),
    })
    const one = await seated()
    vi.advanceTimersByTime(60_000)
    expect((await one.heartbeat()).kind).toBe('beat')
    daysLater = 31
    vi.advanceTimersByTime(60_000)
    vi.useRealTimers()
    await until(() => !one.socket.connected, 'the connection ends')
    expect(one.heard.farewells).toEqual([{ kind: 'reauth' }])
  })

  it('[SEC9] refuses a socket from a page of another origin, and takes the desktop’s own', async () => {
    await expect(connectConsole(server.url, 'c', { origin: 'http://evil.example' })).rejects.toThrow(
      /websocket error/,
    )
    await expect(connectConsole(server.url, 'c', { host: 'evil.example' })).rejects.toThrow(/websocket error/)
    for (const origin of ['desk://app', server.url]) {
      consoles.push(await connectConsole(server.url, 'c', { origin }))
    }
    expect(consoles).toHaveLength(2)
  })

  it('[SEC3] refuses a client id that somebody else has opened', async () => {
    await seated(jonas, 'console-1')
    const thief = await connected('console-1')
    expect(await thief.hello(await server.signIn(mira.email), 99)).toMatchObject({ kind: 'invalid' })
  })
})
