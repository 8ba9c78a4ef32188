import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDesk, anAccount, aTicket, at } from '#kit/builders'
import { aMessage, anIntent } from '#kit/intents'
import { startTestServer, type TestServer } from '#kit/startServer'
import { connectConsole, until } from '#kit/testConsole'
import { queueId } from '#shared/domain/ids'
import { DAY_MS, type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { closedScope, queueScope } from '#shared/domain/scope'
import { firstWallboard, wallboardId } from '#shared/domain/wallboard'

const supervisor = anAccount('Aiko Tanaka', 'supervisor')
const limited = { ...anAccount('Olli Virta', 'supervisor'), queues: [queueId('network')] }
const agent = anAccount('Jonas Berg', 'agent')
const SAID = 'The password is hunter2'
const ticketIn = (queue: string, id: string) => {
  const ticket = aTicket().id(id).inQueue(queue).build()
  return { ticket, messages: [aMessage(ticket, `${id}-message`, SAID)] }
}
const queues = ['network', 'payroll'].map((name) => ({ id: queueId(name), name }))
const network = queueScope(queueId('network'))

/** Less than a question for a changed wallboard is kept open. */
const soon = { timeout: 20_000 }

const byNumber = (a: number, b: number): number => a - b

let now: Instant
let server: TestServer
beforeEach(async () => {
  now = at('2026-03-02T09:00Z')
  server = await startTestServer({
    accounts: [supervisor, limited, agent],
    desk: aDesk({ name: 'Hall desk' }),
    tickets: [ticketIn('network', 'N-1'), ticketIn('payroll', 'P-1')],
    queues,
    now: () => now,
  })
})
afterEach(() => server.close())

const ask = async (path: string, body: unknown, token: string | null = null) => {
  const response = await fetch(`${server.url}/api/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      // A kept connection would be the old server's after a restart.
      connection: 'close',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: await response.json() }
}
const offer = async () => (await ask('displays/code', {})).answer
const claim = async (secret: string) => (await ask('displays/claim', { secret })).answer
const wrongCode = 'AAAAAA'

/** A screen that a supervisor has let in; its secret is its token. */
async function aDisplay(wallboard = 'main', name = 'Hall screen') {
  const token = await server.signIn(supervisor.email)
  const { code, secret } = await offer()
  const { status, answer } = await ask('displays/confirm', { code, name, wallboard }, token)
  expect(status).toBe(200)
  return { secret, id: answer.display.id, supervisorToken: token }
}
const networkWall = { ...firstWallboard('Network'), id: wallboardId('network'), queues: [queueId('network')] }

describe('a display is let in by its code', () => {
  it('[SEC113] a supervisor types the code, and what the screen held becomes its session, kept only as a hash', async () => {
    const { code, secret } = await offer()
    expect(await claim(secret)).toMatchObject({ kind: 'waiting' })
    const token = await server.signIn(supervisor.email)
    const confirmed = await ask('displays/confirm', { code, name: 'Hall', wallboard: 'main' }, token)
    expect(confirmed.answer).toMatchObject({ kind: 'display', display: { name: 'Hall', wallboard: 'main' } })
    const expected = { kind: 'confirmed', account: { role: 'display', name: 'Hall', queues: 'all' } }
    expect(await claim(secret)).toMatchObject(expected)
    // An answer that was lost on its way is given again, also by the server's next run.
    await server.restart()
    expect(await claim(secret)).toMatchObject(expected)
    const watched = await ask('wallboards/watch', { id: null, version: -1 }, secret)
    expect(watched.answer).toMatchObject({ wallboard: { title: 'Hall desk' }, mayChange: false })
  })

  it('[SEC113] the session lasts a year from when the screen was last there', async () => {
    const { secret } = await aDisplay()
    now = plusMs(now, 300 * DAY_MS)
    expect((await ask('wallboards/list', {}, secret)).status).toBe(200)
    now = plusMs(now, 300 * DAY_MS)
    expect((await ask('wallboards/list', {}, secret)).status).toBe(200)
    now = plusMs(now, 366 * DAY_MS)
    expect((await ask('wallboards/list', {}, secret)).status).toBe(401)
  })

  it('[SEC112] a code is good once and for ten minutes', async () => {
    const token = await server.signIn(supervisor.email)
    const { code, secret } = await offer()
    now = plusMs(now, 10 * MINUTE_MS)
    expect(await claim(secret)).toEqual({ kind: 'ended' })
    const late = await ask('displays/confirm', { code, name: 'Hall', wallboard: 'main' }, token)
    expect([late.status, late.answer.why]).toEqual([404, 'wrong-code'])
    const { code: used } = await offer()
    const both = await Promise.all(
      ['One', 'Two'].map((name) => ask('displays/confirm', { code: used, name, wallboard: 'main' }, token)),
    )
    expect(both.map(({ status }) => status).toSorted(byNumber)).toEqual([200, 404])
  })

  it('[SEC112] five wrong codes pause a person for a minute, and one address gets twenty codes a minute', async () => {
    const token = await server.signIn(supervisor.email)
    const guess = () => ask('displays/confirm', { code: wrongCode, name: 'Hall', wallboard: 'main' }, token)
    const answers = await Promise.all(Array.from({ length: 7 }, guess))
    expect(answers.map(({ status }) => status).toSorted(byNumber)).toEqual([
      404, 404, 404, 404, 404, 429, 429,
    ])
    expect((await guess()).answer).toMatchObject({ why: 'too-many-tries', retryAfterMs: MINUTE_MS })
    const offers = await Promise.all(Array.from({ length: 22 }, () => ask('displays/code', {})))
    expect(offers.filter(({ status }) => status === 429)).toHaveLength(2)
    now = plusMs(now, MINUTE_MS)
    expect((await guess()).status).toBe(404)
    expect((await ask('displays/code', {})).status).toBe(200)
  })

  it('[SEC114] only supervisors confirm, list, send away and choose what is shown', async () => {
    const { code } = await offer()
    const { secret, id } = await aDisplay()
    for (const token of [null, await server.signIn(agent.email), secret]) {
      const status = token === null ? 401 : 403
      const asked = [
        ask('displays/confirm', { code, name: 'Hall', wallboard: 'main' }, token),
        ask('displays/list', {}, token),
        ask('displays/show', { id, wallboard: 'main' }, token),
        ask('displays/revoke', { id: 'display-1' }, token),
      ]
      expect(new Set((await Promise.all(asked)).map((answer) => answer.status))).toEqual(new Set([status]))
    }
  })

  it('[SEC114] a display that is sent away loses its connection at once and its session for good', async () => {
    const { secret, id, supervisorToken } = await aDisplay()
    const console = await connectConsole(server.url)
    expect((await console.hello(secret)).kind).toBe('welcome')
    const list = await ask('displays/list', {}, supervisorToken)
    expect(list.answer.displays).toMatchObject([{ id, name: 'Hall screen', confirmedBy: 'Aiko Tanaka' }])
    expect((await ask('displays/revoke', { id }, supervisorToken)).status).toBe(200)
    await until(() => console.heard.farewells.length > 0, 'the farewell')
    expect(console.heard.farewells).toEqual([{ kind: 'reauth' }])
    expect(await claim(secret)).toEqual({ kind: 'ended' })
    expect((await ask('displays/revoke', { id }, supervisorToken)).status).toBe(404)
    console.close()
  })
})

describe('what a display is told', () => {
  it('[SEC110] its queues’ tickets and nothing that was written in them, by whichever way', async () => {
    const { secret } = await aDisplay()
    const console = await connectConsole(server.url)
    const welcome = await console.hello(secret)
    if (welcome.kind !== 'welcome') throw new Error(welcome.kind)
    expect(welcome.heads[network]).toMatchObject({ count: 1 })
    const heard: unknown[] = [welcome, await console.pull(network)]
    heard.push(
      await console.ask('pull', { scope: network, cursor: 0, floor: 0, maxBytes: 1e6, form: 'packed' }),
    )
    await server.intake(ticketIn('network', 'N-2'))
    await until(() => console.heard.lives.some(({ scope }) => scope === network), 'the live ticket')
    heard.push(console.heard.lives, await console.heartbeat())
    const told = JSON.stringify(heard)
    expect(told).toContain('N-2')
    expect(told).not.toContain(SAID)
    expect(told).not.toContain('"message"')
    for (const [path, body] of [
      ['archive/search', { words: 'password' }],
      ['archive/ticket', { id: 'N-1' }],
    ] as const) {
      expect((await ask(path, body, secret)).status).toBe(403)
    }
    const content = await fetch(`${server.url}/api/attachments/${'a'.repeat(64)}?ticket=N-1`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(content.status).toBe(404)
    console.close()
  })

  it('[SEC110] counts and digests agree with what it is told, so it does not load again and again', async () => {
    const { secret } = await aDisplay()
    const console = await connectConsole(server.url)
    await console.hello(secret)
    const before = await console.heartbeat()
    await server.intake(ticketIn('network', 'N-2'))
    const after = await console.heartbeat()
    const heads = [before, after].map((beat) => (beat.kind === 'beat' ? beat.heads[network] : undefined))
    expect(heads.map((head) => head?.count)).toEqual([1, 2])
    expect(heads[0]?.digest).not.toBe(heads[1]?.digest)
    expect((await server.store.heads([network]))[network]?.count).toBe(4)
    console.close()
  })

  it('[SEC124] it pulls nothing of the archive of its queues', async () => {
    const { secret } = await aDisplay()
    const { ticket } = ticketIn('network', 'N-1')
    await server.intake({ ...ticket, status: 'closed' })
    const archive = closedScope(queueId('network'))
    const console = await connectConsole(server.url)
    await console.hello(secret)
    expect(await console.pull(archive)).toMatchObject({ kind: 'invalid' })
    expect((await server.store.heads([archive]))[archive]?.count).toBe(2)
    console.close()
  })

  it('[SEC121] one that was sent away is shown nothing by a question that it had asked before', async () => {
    const { secret, id, supervisorToken } = await aDisplay()
    const noted = vi.spyOn(server.store, 'display')
    const waiting = ask('wallboards/watch', { id: null, version: 0 }, secret)
    await until(() => noted.mock.calls.length > 0, 'asked')
    await ask('displays/revoke', { id }, supervisorToken)
    const wallboard = firstWallboard('For others')
    await ask('wallboards/save', { wallboard }, supervisorToken)
    const { status, answer } = await waiting
    expect([status, answer]).toEqual([404, { kind: 'refused', why: 'unknown' }])
  })

  it('[SEC122] nobody signs in as one: its address is told like any other that does not fit', async () => {
    const { id } = await aDisplay()
    const display = await ask('sign-in', { email: `${id}@display.invalid`, password: 'none' })
    const nobody = await ask('sign-in', { email: 'nobody@desk.example', password: 'none' })
    expect(display).toEqual(nobody)
  })

  it('[SEC123] what it may see changes in the commit that changes its wallboard', async () => {
    const { secret } = await aDisplay()
    const narrow = { ...firstWallboard('Hall desk'), queues: [queueId('network')] }
    expect(await server.store.saveWallboard(narrow, supervisor)).toMatchObject({ ok: true })
    expect(await claim(secret)).toMatchObject({ account: { queues: ['network'] } })
  })

  it('[SEC125] one that is let in while its wallboard is being saved sees what that shows then', async () => {
    const token = await server.signIn(supervisor.email)
    const { code, secret } = await offer()
    const { store } = server
    const addDisplay = store.addDisplay
    const narrow = { ...firstWallboard('Hall desk'), queues: [queueId('network')] }
    // The wallboard was looked up before; somebody saves it in the last moment.
    vi.spyOn(store, 'addDisplay').mockImplementationOnce(async (added) => {
      await ask('wallboards/save', { wallboard: narrow }, token)
      await addDisplay(added)
    })
    await ask('displays/confirm', { code, name: 'Hall screen', wallboard: 'main' }, token)
    expect(await claim(secret)).toMatchObject({ account: { queues: ['network'] } })
  })

  it('[SEC115] it changes nothing: no ticket, no wallboard, no display', async () => {
    const { secret } = await aDisplay()
    const console = await connectConsole(server.url)
    await console.hello(secret)
    const { ticket } = ticketIn('network', 'N-1')
    const pushed = await console.push(1, anIntent(1, 'acknowledge', ticket.id, {}))
    expect(pushed).toMatchObject({ acks: [{ status: 'rejected' }] })
    const save = await ask('wallboards/save', { wallboard: firstWallboard('Mine') }, secret)
    const remove = await ask('wallboards/remove', { id: 'main' }, secret)
    expect([save.status, remove.status]).toEqual([403, 403])
    console.close()
  })

  it('[SEC116] it sees the queues of its wallboard, and others at once when those are changed', async () => {
    const token = await server.signIn(supervisor.email)
    const saved = await ask('wallboards/save', { wallboard: networkWall }, token)
    const { secret } = await aDisplay('network')
    const console = await connectConsole(server.url)
    expect(await console.hello(secret)).toMatchObject({
      scopes: ['org', expect.stringMatching(/^u:display-/), 'q:network'],
    })
    const wallboard = { ...saved.answer.wallboard, queues: [queueId('payroll')] }
    await ask('wallboards/save', { wallboard }, token)
    await until(() => console.heard.scopes.length > 0, 'the other scopes')
    expect(console.heard.scopes.at(-1)?.scopes).toContain('q:payroll')
    expect(console.heard.scopes.at(-1)?.scopes).not.toContain('q:network')
    expect((await ask('wallboards/list', {}, secret)).answer.wallboards).toMatchObject([{ id: 'network' }])
    console.close()
  })
})

describe('a display that is given another wallboard', () => {
  it('[SRV126] is told of it at once where it waits, and where it names the one before', soon, async () => {
    const { secret, id, supervisorToken } = await aDisplay()
    await ask('wallboards/save', { wallboard: firstWallboard('Hall desk') }, supervisorToken)
    await ask('wallboards/save', { wallboard: networkWall }, supervisorToken)
    const noted = vi.spyOn(server.store, 'display')
    const waiting = ask('wallboards/watch', { id: 'main', version: 1 }, secret)
    await until(() => noted.mock.calls.length > 0, 'asked')
    const shown = await ask('displays/show', { id, wallboard: 'network' }, supervisorToken)
    expect(shown).toMatchObject({ status: 200, answer: { display: { id, wallboard: 'network' } } })
    expect((await waiting).answer.wallboard).toMatchObject({ id: 'network', version: 1 })
    const late = await ask('wallboards/watch', { id: 'main', version: 1 }, secret)
    expect(late.answer.wallboard).toMatchObject({ id: 'network', version: 1 })
    expect((await ask('wallboards/remove', { id: 'network' }, supervisorToken)).answer.why).toBe('in-use')
    const list = await ask('displays/list', {}, supervisorToken)
    expect(list.answer.displays).toMatchObject([{ id, wallboard: 'network', confirmedBy: 'Aiko Tanaka' }])
  })

  it('[SEC126] sees the queues of that and no others at once', async () => {
    const { secret, id, supervisorToken } = await aDisplay()
    await ask('wallboards/save', { wallboard: networkWall }, supervisorToken)
    const console = await connectConsole(server.url)
    expect(await console.hello(secret)).toMatchObject({ scopes: expect.arrayContaining(['q:payroll']) })
    await ask('displays/show', { id, wallboard: 'network' }, supervisorToken)
    await until(() => console.heard.scopes.length > 0, 'the other scopes')
    expect(console.heard.scopes.at(-1)?.scopes).toContain('q:network')
    expect(console.heard.scopes.at(-1)?.scopes).not.toContain('q:payroll')
    expect(await claim(secret)).toMatchObject({ account: { queues: ['network'] } })
    console.close()
  })

  it('[SEC126] nobody gives it what they may not see, or what is not there', async () => {
    const { secret, id, supervisorToken } = await aDisplay()
    await ask('wallboards/save', { wallboard: networkWall }, supervisorToken)
    const token = await server.signIn(limited.email)
    expect((await ask('displays/show', { id, wallboard: 'main' }, token)).status).toBe(403)
    expect((await ask('displays/show', { id, wallboard: 'network' }, token)).status).toBe(200)
    expect((await ask('displays/show', { id, wallboard: 'nothing' }, supervisorToken)).status).toBe(404)
    expect((await ask('displays/show', { id: 'display-1', wallboard: 'main' }, supervisorToken)).status).toBe(
      404,
    )
    expect(
      (await ask('displays/show', { id: supervisor.id, wallboard: 'main' }, supervisorToken)).status,
    ).toBe(404)
    expect((await ask('wallboards/list', {}, secret)).answer.wallboards).toMatchObject([{ id: 'network' }])
  })
})
