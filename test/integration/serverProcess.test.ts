import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { runServerProcess, type ServerProcess, startServerProcess } from '#kit/serverProcess'
import { signIn, TEST_PASSWORD } from '#kit/startServer'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { hashPassword } from '#server/auth/passwords'
import { systemRandomness } from '#server/ports'
import { clientId, messageId } from '#shared/domain/ids'
import { scopeOfTicket } from '#shared/domain/scope'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { createDigest } from '#shared/protocol/digest'
import type { Intent } from '#shared/protocol/messages'
import { BEFORE_ALL } from '#shared/protocol/rows'

const jonas = anAccount('Jonas Berg')
const ticket = aTicket().build()
let folder: ReturnType<typeof temporaryFolder>
let running: ServerProcess | null = null

beforeEach(() => {
  folder = temporaryFolder('t-minus-process')
})
afterEach(async () => {
  await running?.kill()
  running = null
  folder.remove()
})

async function fillFolder(): Promise<void> {
  const store = await openedStore(folder.path)
  await store.saveAccount({ ...jonas, passwordHash: await hashPassword(TEST_PASSWORD, systemRandomness) })
  await store.writeTickets([{ ticket, messages: [] }], [])
  await store.close()
}

describe('the server as a process', () => {
  const seed = Number(process.env['TMINUS_SEED'] ?? 20_260_302)
  const LIVES = 6

  /** mulberry32 */
  function seededRandom(from: number): () => number {
    let state = from
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
    }
  }

  const notes: readonly Intent[] = Array.from({ length: 1_500 }, (_, index) =>
    anIntent(index + 1, 'note', ticket.id, {
      messageId: messageId(`note-${index + 1}`),
      body: `${index + 1}`,
    }),
  )

  /** Pushes one intent after the other, two under way at a time, until the server is gone; the highest answer. */
  async function pushUntilGone(
    console: TestConsole,
    { epoch, after, heard }: { readonly epoch: number; readonly after: number; readonly heard: () => void },
  ): Promise<number> {
    let answered = after
    let next = after
    const isGone = new Promise<void>((resolve) => console.socket.once('disconnect', () => resolve()))
    const pushOn = async () => {
      while (console.socket.connected && next < notes.length) {
        const intent = notes[next++]
        if (!intent) return
        const answer = await Promise.race([console.push(epoch, intent), isGone.then(() => null)])
        if (answer?.kind !== 'acks') return
        heard()
        for (const ack of answer.acks) {
          if (ack.status === 'applied') answered = Math.max(answered, ack.n)
        }
      }
    }
    await Promise.all([pushOn(), pushOn()])
    return answered
  }

  it(`[SYN143] loses nothing it has answered and does nothing twice, killed at any moment (seed ${seed})`, async () => {
    const random = seededRandom(seed)
    await fillFolder()
    const server = await startServerProcess({ dataDir: folder.path, args: ['--no-demo'] })
    running = server
    const token = await signIn(server.url, jonas.email)
    let answered = 0
    for (let epoch = 1; epoch <= LIVES; epoch++) {
      const console = await connectConsole(server.url)
      const welcome = await console.hello(token, epoch)
      expect(welcome).toMatchObject({ kind: 'welcome' })
      expect(welcome.kind === 'welcome' && welcome.lastN).toBeGreaterThanOrEqual(answered)
      let heard = (): void => undefined
      const firstAnswer = new Promise<void>((resolve) => {
        heard = resolve
      })
      // A machine may be so slow that every life was too short for an answer; the last one lasts until there is one.
      const lasts = epoch === LIVES && answered === 0 ? firstAnswer : null
      const killing = Promise.all([delay(20 + random() * 150), lasts]).then(() => server.kill())
      // Begins again at the first unanswered one: what the server had decided on comes to it a second time.
      answered = await pushUntilGone(console, { epoch, after: answered, heard })
      await killing
      console.close()
      await server.restart()
    }
    await server.kill()
    expect(answered).toBeGreaterThan(0)

    const store = await openedStore(folder.path)
    const opened = await store.openClient(clientId('console-1'), jonas.id, 99)
    const lastN = opened.ok ? opened.value.lastN : 0
    const scope = scopeOfTicket(ticket)
    const part = await store.pull({ scope, cursor: BEFORE_ALL, floor: BEFORE_ALL, maxBytes: 100_000_000 })
    const bodies = (await store.readTicket(ticket.id))?.history.flatMap((event) =>
      event.type === 'noted' ? [event.messageId] : [],
    )
    expect(lastN).toBeGreaterThanOrEqual(answered)
    expect(bodies).toEqual(notes.slice(0, lastN).map((_, index) => `note-${index + 1}`))
    const digest = createDigest()
    for (const row of part.rows) if (row.live) digest.toggle(row.entity.kind, row.id, row.v)
    expect(part.more).toBe(false)
    expect(part.rows).toHaveLength(lastN + 1)
    expect((await store.heads([scope]))[scope]).toMatchObject({ count: lastN + 1, digest: digest.hex() })
    await store.close()
  })

  it('[SRV30] starts on an empty folder with a demo desk, and finds it as it was the second time', async () => {
    const dataDir = join(folder.path, 'data')
    running = await startServerProcess({ dataDir })
    expect(running.signIn?.email).toBe('jonas.berg@desk.example')
    for (const name of ['demo-sign-in.txt', 'intake.key', 'server.log', 't-minus.db']) {
      expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0)
    }
    const token = await signIn(running.url, running.signIn?.email ?? '', running.signIn?.password)
    const console = await connectConsole(running.url)
    const welcome = await console.hello(token)
    expect(welcome).toMatchObject({ kind: 'welcome', account: { name: 'Jonas Berg', role: 'agent' } })
    expect(welcome.kind === 'welcome' ? welcome.scopes.length : 0).toBeGreaterThan(3)
    console.close()
    expect(await running.stop()).toBe(0)
    const before = await openedStore(dataDir)
    const tickets = await before.countTickets()
    await before.close()
    expect(tickets).toBeGreaterThan(50)
    const password = running.signIn?.password
    await running.restart()
    expect((await signIn(running.url, 'wall@desk.example', password)).length).toBeGreaterThan(20)
    const log = readFileSync(join(dataDir, 'server.log'), 'utf8')
    for (const secret of [token, password ?? '?', readFileSync(join(dataDir, 'intake.key'), 'utf8').trim()]) {
      expect(log).not.toContain(secret)
    }
  })

  it('[SRV31] makes one administrator when there is to be no demo, and no tickets', async () => {
    running = await startServerProcess({ dataDir: folder.path, args: ['--no-demo'] })
    expect(running.signIn?.email).toBe('admin@desk.example')
    expect(existsSync(join(folder.path, 'demo-sign-in.txt'))).toBe(false)
    await running.stop()
    const store = await openedStore(folder.path)
    expect(await store.countTickets()).toBe(0)
    expect(await store.readDesk()).toMatchObject({ id: 'desk' })
    await store.close()
  })

  it('[SRV32] stops within three seconds with consoles connected, and says so to them', async () => {
    await fillFolder()
    running = await startServerProcess({ dataDir: folder.path, args: ['--no-demo'] })
    const console = await connectConsole(running.url)
    await console.hello(await signIn(running.url, jonas.email))
    const stalled = await connectConsole(running.url, 'console-2')
    const { transport } = stalled.socket.io.engine
    ;(transport as unknown as { ws: { _socket: { pause: () => void } } }).ws._socket.pause()
    // A server that is not through after three seconds ends itself with 1; a stopwatch here would time the machine too.
    expect(await running.stop()).toBe(0)
    stalled.close()
    await until(() => !console.socket.connected, 'the connection ends')
    expect(console.heard.farewells).toMatchObject([{ kind: 'busy' }])
  })

  it('[SRV215] its log tells what was done to accounts and terms, and no password', async () => {
    running = await startServerProcess({ dataDir: folder.path, args: ['--no-demo'] })
    const { url } = running
    const keyIn = (file: string) => readFileSync(join(folder.path, file), 'utf8').trim()
    const ask = async (path: string, key: string, body: unknown) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
      const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      const text = await answer.text()
      expect({ status: answer.status, text }).toMatchObject({ status: 200 })
      return text
    }
    const wish = { kind: 'add', email: 'mira@desk.example', name: 'Mira', role: 'agent', queues: 'all' }
    const told = await ask('/api/accounts', keyIn('accounts.key'), wish)
    await ask('/api/accounts', keyIn('accounts.key'), { kind: 'list' })
    const { agreements, ...desk } = defaultDesk('Service desk', 'UTC')
    const calendars = desk.calendars.map((calendar) => ({ ...calendar, name: 'Other hours' }))
    await ask('/api/terms', keyIn('intake.key'), { terms: { calendars, agreements }, from: null })
    await running.stop()
    const log = readFileSync(join(folder.path, 'server.log'), 'utf8')
    const said = log.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
    expect(said).toMatchObject([
      { msg: 'listening' },
      { msg: 'account changed', wish: 'add', account: expect.stringMatching(/^person-/) },
      { msg: 'terms used', changes: expect.arrayContaining([expect.any(String)]) },
      { msg: 'stopped' },
    ])
    expect(log).not.toContain(JSON.parse(told).password)
  })

  it('[SRV207] says what may be asked of it, makes nothing, and ends with 0', async () => {
    const dataDir = join(folder.path, 'unmade')
    const told = await runServerProcess({ dataDir, args: ['--help'] })
    expect(told).toMatchObject({ code: 0, stderr: '' })
    for (const option of ['--port', '--data', '--no-demo', '--no-mail-images', '--no-open']) {
      expect(told.stdout).toContain(`\n  ${option} `)
    }
    expect(existsSync(dataDir)).toBe(false)
  })

  it('[SRV33] [SRV210] says in one plain sentence why it cannot start, and ends with 1', async () => {
    const taken = createServer()
    taken.listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const inTheWay = join(folder.path, 'file')
    writeFileSync(inTheWay, '')
    const damaged = join(folder.path, 'damaged')
    mkdirSync(damaged)
    writeFileSync(join(damaged, 't-minus.db'), 'This is no database. '.repeat(500))
    const held = await openedStore(join(folder.path, 'held'))
    const free = join(folder.path, 'free')
    const odd = join(folder.path, 'odd')
    mkdirSync(odd)
    writeFileSync(join(odd, 'attachments'), '')
    const exits = await Promise.all([
      runServerProcess({ dataDir: free, port, args: ['--no-demo'] }),
      runServerProcess({ dataDir: join(inTheWay, 'data') }),
      runServerProcess({ dataDir: damaged }),
      runServerProcess({ dataDir: join(folder.path, 'held') }),
      runServerProcess({ dataDir: free, args: ['--sideways'] }),
      runServerProcess({ dataDir: odd }),
    ])
    taken.close()
    await held.close()
    const words = [
      'in use',
      'cannot be written',
      'is damaged',
      'open; stop it',
      '--sideways',
      'attachments is no folder',
    ]
    for (const [index, { code, stdout, stderr }] of exits.entries()) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(/^[^\n]+\.\n$/)
      expect(stderr).toContain(words[index])
    }
    expect(readdirSync(odd)).toEqual(['attachments'])
  })
})
