import type * as Crypto from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anAccount, aTicket, at } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { startTestServer, TEST_INTAKE_KEY, TEST_PASSWORD, type TestServer } from '#kit/startServer'
import { temporaryFolder } from '#kit/storeFolder'
import { connectConsole, until } from '#kit/testConsole'
import { hashPassword } from '#server/auth/passwords'
import { systemRandomness } from '#server/ports'
import { DAY_MS, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { queueScope } from '#shared/domain/scope'

/** What every derivation of a key in this process was asked to cost. */
const costs: unknown[] = vi.hoisted(() => [])
vi.mock('node:crypto', async (importOriginal) => {
  const crypto = await importOriginal<typeof Crypto>()
  const scrypt: typeof crypto.scrypt = (...asked: readonly unknown[]) => {
    costs.push(asked[3])
    return Reflect.apply(crypto.scrypt, crypto, asked)
  }
  return { ...crypto, scrypt }
})

const jonas = anAccount('Jonas Berg')
let now = at('2026-03-02T09:00Z')
let folder: ReturnType<typeof temporaryFolder>
let server: TestServer

beforeEach(async () => {
  now = at('2026-03-02T09:00Z')
  folder = temporaryFolder('t-minus-files')
  const filesDir = join(folder.path, 'renderer')
  mkdirSync(join(filesDir, 'assets'), { recursive: true })
  writeFileSync(join(filesDir, 'board.html'), '<title>Board</title>')
  writeFileSync(join(filesDir, 'wallboard.html'), '<title>Wallboard</title>')
  writeFileSync(join(filesDir, 'assets', 'board-BX12cd_9.js'), 'export {}')
  writeFileSync(join(filesDir, 'favicon.svg'), '<svg/>')
  writeFileSync(join(folder.path, 'secret.txt'), 'outside')
  server = await startTestServer({
    accounts: [jonas],
    filesDir,
    now: () => now,
    allowedOrigins: ['http://app.desk.localhost'],
    addressHeader: 'X-Forwarded-For',
  })
})
afterEach(async () => {
  await server.close()
  folder.remove()
})

const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const trySignIn = async (password: string, email = jonas.email) =>
  (await post('/api/sign-in', { email, password })).json()

/** The path goes on the wire as it is: `fetch` would tidy it first. */
const rawGet = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    request({ hostname, port, path, headers }, (response) => {
      let body = ''
      response.on('data', (piece) => (body += piece))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })

describe('sign-in', () => {
  it('[SEC10] gives a token that is kept only as a hash, and ends by itself', async () => {
    const answer = await trySignIn(TEST_PASSWORD, jonas.email.toUpperCase())
    expect(answer).toMatchObject({ kind: 'signed-in', account: jonas })
    const console = await connectConsole(server.url)
    expect((await console.hello(answer.token)).kind).toBe('welcome')
    now = plusMs(now, 31 * DAY_MS)
    expect(await console.heartbeat()).toEqual({ kind: 'reauth' })
    expect(await console.hello(answer.token, 2)).toEqual({ kind: 'reauth' })
    console.close()
  })

  it('[SEC11] pauses for a minute after five wrong passwords, however many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => trySignIn('wrong')))
    const left = answers.flatMap((answer) => (answer.kind === 'wrong-password' ? [answer.triesLeft] : []))
    expect(left.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
    expect(await trySignIn(TEST_PASSWORD)).toEqual({ kind: 'too-many-tries', retryAfterMs: MINUTE_MS })
    const paused = await post('/api/sign-in', { email: jonas.email, password: TEST_PASSWORD })
    expect([paused.status, paused.headers.get('retry-after')]).toEqual([429, '60'])
    now = plusMs(now, MINUTE_MS)
    expect(await trySignIn(TEST_PASSWORD)).toMatchObject({ kind: 'signed-in' })
    expect(await trySignIn('wrong')).toEqual({ kind: 'wrong-password', triesLeft: 4 })
  })

  it('[SEC161] counts wrong passwords behind one web server for each who asked it', async () => {
    const from = (address: string, password: string) =>
      post('/api/sign-in', { email: jonas.email, password }, { 'x-forwarded-for': `spoofed, ${address}` })
    for (let turn = 0; turn < 5; turn += 1) expect((await from('192.0.2.7', 'wrong')).status).toBe(401)
    expect((await from('192.0.2.7', TEST_PASSWORD)).status).toBe(429)
    expect((await from('192.0.2.8', TEST_PASSWORD)).status).toBe(200)
  })

  it('[SEC12] says the same of an unknown e-mail as of a wrong password, and takes as long', async () => {
    const passwordHash = await hashPassword(TEST_PASSWORD, systemRandomness)
    await server.store.saveAccount({ ...jonas, passwordHash })
    // A stopwatch would time the machine: what takes the time is scrypt, by these numbers of its.
    const costOf = async (email: string) => {
      costs.length = 0
      const answer = await trySignIn('wrong', email)
      return { answer, costs: [...costs] }
    }
    const known = await costOf(jonas.email)
    expect(known.costs).toEqual([expect.objectContaining({ N: 2 ** 15, r: 8, p: 3 })])
    expect(await costOf('nobody@desk.example')).toEqual(known)
  })

  it('[SEC13] refuses a body that is no sign-in, or too large', async () => {
    expect((await post('/api/sign-in', 'not json')).status).toBe(400)
    expect((await post('/api/sign-in', { email: jonas.email })).status).toBe(400)
    const large = await post('/api/sign-in', { email: 'x'.repeat(10_000), password: 'x' })
    expect(large.status).toBe(413)
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1_024).fill(32)) })
    const unmeasured = { method: 'POST', body: endless, duplex: 'half' } as const
    expect((await fetch(`${server.url}/api/sign-in`, unmeasured)).status).toBe(413)
  })
})

describe('the console’s files', () => {
  it('[SRV10] serves the board, the wallboard and their parts, pages fresh and hashed parts for ever', async () => {
    const board = await fetch(`${server.url}/`)
    expect(await board.text()).toBe('<title>Board</title>')
    expect(board.headers.get('cache-control')).toBe('no-cache')
    expect(await (await fetch(`${server.url}/wallboard?x=1`)).text()).toBe('<title>Wallboard</title>')
    const part = await fetch(`${server.url}/assets/board-BX12cd_9.js`)
    expect(part.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const tag = board.headers.get('etag') ?? ''
    const again = await fetch(`${server.url}/`, { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
    const head = await fetch(`${server.url}/`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '20', ''])
  })

  it('[SRV206] finds the wallboard also by a capital and by a slash at its end', async () => {
    for (const typed of ['/wallboard/', '/Wallboard', '/WALLBOARD/']) {
      const found = await fetch(server.url + typed)
      expect([new URL(found.url).pathname, await found.text()]).toEqual([
        '/wallboard',
        '<title>Wallboard</title>',
      ])
    }
    expect((await fetch(`${server.url}/wallboards`)).status).toBe(404)
  })

  it('[SRV15] serves a new build whole, without a new start', async () => {
    expect((await fetch(`${server.url}/`)).status).toBe(200)
    writeFileSync(join(folder.path, 'renderer', 'board.html'), '<title>Newer</title>')
    writeFileSync(join(folder.path, 'renderer', 'assets', 'board-ZZ12cd_9.js'), 'export {}')
    expect(await (await fetch(`${server.url}/`)).text()).toBe('<title>Newer</title>')
    expect((await fetch(`${server.url}/assets/board-ZZ12cd_9.js`)).status).toBe(200)
  })

  it.each(['/board.html', '/wallboard.html', '/pageKeeper.js'])(
    '[SRV15] serves %s as it is now, also where no page was asked for since',
    async (path) => {
      await fetch(`${server.url}${path}`)
      writeFileSync(join(folder.path, 'renderer', path), '// longer than the one that was there before')
      const again = await fetch(`${server.url}${path}`)
      expect(await again.text()).toBe('// longer than the one that was there before')
    },
  )

  it('[SEC151] the worker that keeps pages may reach its server alone, and is asked for anew each time', async () => {
    writeFileSync(join(folder.path, 'renderer', 'pageKeeper.js'), 'keep()')
    const { status, headers } = await fetch(`${server.url}/pageKeeper.js`)
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'",
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    })
  })

  it('[SEC14] carries a strict content policy and says what its files are', async () => {
    const page = await fetch(`${server.url}/`)
    const host = new URL(server.url).host
    expect(page.headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; ` +
        `connect-src 'self' ws://${host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    for (const path of ['/', '/favicon.svg', '/healthz', '/nothing']) {
      const { headers } = await fetch(server.url + path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('[SEC15] serves nothing outside its folder, however the path is written', async () => {
    const paths = [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%5c..%5csecret.txt',
      '//etc/passwd',
      '/board.html%00.js',
      '/%',
      '/__proto__',
      'http://elsewhere/secret.txt',
    ]
    for (const path of paths) {
      expect({ path, ...(await rawGet(path)) }).toEqual({
        path,
        status: 404,
        body: 'There is nothing here.\n',
      })
    }
  })

  it('[SEC16] answers only under its own names and to pages of its own, the desktop’s and those allowed', async () => {
    const host = new URL(server.url).host
    const statusFrom = async (headers: Readonly<Record<string, string>>) =>
      (await rawGet('/healthz', headers)).status
    expect(await statusFrom({ host: 'evil.example' })).toBe(421)
    expect(await statusFrom({ host, origin: 'http://evil.example' })).toBe(403)
    expect(await statusFrom({ host, origin: 'null' })).toBe(403)
    for (const origin of [server.url, 'desk://app', 'http://app.desk.localhost']) {
      const preflight = await fetch(`${server.url}/api/sign-in`, { method: 'OPTIONS', headers: { origin } })
      expect(preflight.status).toBe(204)
      expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
    }
  })
})

describe('intake over HTTP', () => {
  const key = { authorization: `Bearer ${TEST_INTAKE_KEY}` }
  const ticket = aTicket().build()
  const body = { tickets: [{ ticket, messages: [aMessage(ticket, 'm-1')] }], queues: [] }

  it('[SRV11] writes tickets, tells the consoles, and changes nothing the second time', async () => {
    const console = await connectConsole(server.url)
    await console.hello(await server.signIn(jonas.email))
    expect(await (await post('/api/intake', body, key)).json()).toEqual({
      kind: 'written',
      written: 1,
      unchanged: 0,
    })
    await until(() => console.heard.scopes.length > 0, 'the new queue is told')
    expect(await console.pull(queueScope(ticket.queue))).toMatchObject({ rows: [{}, {}] })
    expect(await (await post('/api/intake', body, key)).json()).toMatchObject({ written: 0, unchanged: 1 })
    console.close()
  })

  it('[SEC17] asks for the key, also from this computer', async () => {
    expect((await post('/api/intake', body)).status).toBe(401)
    expect((await post('/api/intake', body, { authorization: 'Bearer guess' })).status).toBe(401)
    const token = await server.signIn(jonas.email)
    expect((await post('/api/intake', body, { authorization: `Bearer ${token}` })).status).toBe(401)
    expect(await server.store.countTickets()).toBe(0)
  })

  it('[SRV12] says where a body is wrong and writes nothing of it', async () => {
    const wrong = {
      ...body,
      tickets: [...body.tickets, { ticket: { ...ticket, priority: 'P9' }, messages: [] }],
    }
    const answer = await post('/api/intake', wrong, key)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ kind: 'invalid', detail: /tickets\.1\.ticket\.priority/ })
    const strayed = {
      ...body,
      tickets: [{ ticket, messages: [{ ...aMessage(ticket, 'm'), ticketId: 'other' }] }],
    }
    expect((await post('/api/intake', strayed, key)).status).toBe(400)
    const early = aTicket().repliedAt(plusMs(ticket.openedAt, -1)).build()
    const untrue = await post('/api/intake', { ...body, tickets: [{ ticket: early, messages: [] }] }, key)
    expect(untrue.status).toBe(400)
    expect(await untrue.json()).toMatchObject({
      detail: /^tickets\.0\.ticket\.history\.1\.at: This happened/,
    })
    expect((await post('/api/intake', ' '.repeat(8 * 1024 * 1024 + 1), key)).status).toBe(413)
    expect(await server.store.countTickets()).toBe(0)
  })
})

describe('watching the server', () => {
  it('[SRV13] says that it lives, whether its store answers, and what it counted', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    for (const name of [
      'tminus_consoles',
      'tminus_commits_total',
      'tminus_http_requests_total',
      'process_cpu',
    ]) {
      expect(metrics).toContain(name)
    }
    const { store } = server
    const ping = store.ping
    Object.assign(store, { ping: () => Promise.reject(new Error('gone')) })
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    Object.assign(store, { ping })
  })

  it('[SEC160] what was counted is told without a key to this computer alone, and to nobody through a web server on it', async () => {
    const { port } = new URL(server.url)
    const statusFor = async (path: string, headers: Readonly<Record<string, string>>) =>
      (await rawGet(path, headers)).status
    expect(await statusFor('/metrics', { host: `localhost:${port}` })).toBe(200)
    const asked = [
      { host: 'app.desk.localhost' },
      { host: `127.0.0.1:${port}`, 'x-forwarded-for': '192.0.2.7' },
      { host: `127.0.0.1:${port}`, forwarded: 'for=192.0.2.7' },
      { host: `127.0.0.1:${port}`, via: '1.1 desk.example' },
    ]
    for (const headers of asked) {
      expect(await statusFor('/metrics', headers)).toBe(401)
      const key = { authorization: `Bearer ${TEST_INTAKE_KEY}` }
      expect(await statusFor('/metrics', { ...headers, ...key })).toBe(200)
    }
  })

  it('[SEC162] what was counted wants the key behind a web server that hands on the named header alone', async () => {
    const behind = await startTestServer({ addressHeader: 'X-Real-IP' })
    const statusFor = async (headers: Readonly<Record<string, string>>) =>
      (await fetch(`${behind.url}/metrics`, { headers })).status
    try {
      expect(await statusFor({})).toBe(200)
      expect(await statusFor({ 'x-real-ip': '192.0.2.7' })).toBe(401)
      const key = { authorization: `Bearer ${TEST_INTAKE_KEY}` }
      expect(await statusFor({ 'x-real-ip': '192.0.2.7', ...key })).toBe(200)
    } finally {
      await behind.close()
    }
  })

  it('[SRV14] answers an unknown call and an unknown method plainly', async () => {
    expect((await fetch(`${server.url}/api/nothing`)).status).toBe(404)
    expect((await fetch(`${server.url}/`, { method: 'DELETE' })).status).toBe(405)
    expect((await fetch(`${server.url}/toString`)).status).toBe(404)
  })
})
