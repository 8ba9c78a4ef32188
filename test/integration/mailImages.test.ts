import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { createPaperWeb, type PictureHost, PUBLIC, pictures, startPictureHost } from '#kit/paperWeb'
import { startServerProcess } from '#kit/serverProcess'
import { signIn, startTestServer, type TestServer } from '#kit/startServer'
import { temporaryFolder } from '#kit/storeFolder'
import { until } from '#kit/testConsole'
import { messageId, queueId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'

const jonas = anAccount('Jonas Berg')
const mira: Account = { ...anAccount('Mira Laine'), queues: [queueId('service-desk')] }
const crowd = ['Otso Niemi', 'Aino Laine', 'Eero Salo'].map((name) => anAccount(name))
const screen: Account = { ...anAccount('Wall Screen'), role: 'display' }
const mail = (...addresses: readonly string[]) =>
  addresses.map((address) => `<img src="${address}">`).join('')
const withMail = (id: string, queue: string, html: string, isClosed = false) => {
  const drawn = aTicket().id(id).inQueue(queue)
  const ticket = (isClosed ? drawn.status('closed') : drawn).build()
  return { ticket, messages: [{ ...aMessage(ticket, `${id}-mail`), html }, aMessage(ticket, `${id}-text`)] }
}
const PICTURE = 'http://pictures.example/seen.png?a=1&amp;b=2'
const tickets = [
  withMail(
    'T-1',
    'service-desk',
    mail('data:image/gif;base64,R0lGOD', PICTURE, 'http://127.0.0.1/', PICTURE),
  ),
  withMail('N-1', 'network', mail(PICTURE)),
  withMail('C-1', 'service-desk', mail(PICTURE), true),
]

let server: TestServer
let host: PictureHost
const waiting: (() => void)[] = []
beforeEach(async () => {
  host = await startPictureHost((request, response) => {
    if (request.url === '/slow') waiting.push(() => response.end(pictures.png))
    else response.writeHead(200, { 'content-type': 'text/html' }).end(pictures.png)
  })
  const web = createPaperWeb({
    names: { 'pictures.example': [PUBLIC.pictures] },
    hosts: { [PUBLIC.pictures]: host.port },
  })
  server = await startTestServer({ accounts: [jonas, mira, ...crowd, screen], tickets, web })
})
afterEach(async () => {
  for (const answer of waiting.splice(0)) answer()
  await server.close()
  await host.close()
})

async function asking(person: Account | null, url = server.url) {
  const authorization = person ? { authorization: `Bearer ${await signIn(url, person.email)}` } : {}
  return (message: string, image: unknown, more: object = {}) =>
    fetch(`${url}/api/mail-images`, {
      method: 'POST',
      headers: { ...authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ message, image, ...more }),
    })
}
const kindOf = async (answer: Promise<Response>): Promise<unknown> => (await answer).json()

describe('images of mails over HTTP', () => {
  it('[SEC130] [SEC137] are fetched by message and number, and handed out as what they are, to be kept by nobody', async () => {
    const ask = await asking(mira)
    const answer = await ask('T-1-mail', 0)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(pictures.png.length),
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pictures.png)
    expect(host.heard.map(({ path }) => path)).toEqual(['/seen.png?a=1&b=2'])
    expect(await kindOf(ask('T-1-mail', 1))).toEqual({ kind: 'not-public' })
    expect((await ask('C-1-mail', 0)).status).toBe(200)
  })

  it('[SEC130] are only those of a message that the person may read, and of no address that is sent along', async () => {
    const ask = await asking(mira)
    const unknown = { kind: 'unknown' }
    expect(await kindOf(ask('T-1-mail', 2))).toEqual(unknown)
    expect(await kindOf(ask('T-1-text', 0))).toEqual(unknown)
    expect(await kindOf(ask('nobody-wrote-it', 0))).toEqual(unknown)
    expect(await kindOf(ask('N-1-mail', 0))).toEqual(unknown)
    const invalid = { kind: 'invalid' }
    expect(await kindOf(ask('T-1-mail', -1))).toEqual(invalid)
    expect(await kindOf(ask('T-1-mail', 100))).toEqual(invalid)
    expect(await kindOf(ask('T-1-mail', 0.5))).toEqual(invalid)
    expect(await kindOf(ask('T-1-mail', PICTURE))).toEqual(invalid)
    expect(await kindOf(ask('T-1-mail', 0, { url: PICTURE }))).toEqual(invalid)
    expect(await kindOf(ask('x'.repeat(2_000), 0))).toEqual(invalid)
    expect(host.heard).toEqual([])
    expect((await (await asking(jonas))('N-1-mail', 0)).status).toBe(200)
  })

  it('[SEC130] are for nobody without a session, and for no display', async () => {
    const stranger = await (await asking(null))('T-1-mail', 0)
    expect(stranger.status).toBe(401)
    expect(await stranger.json()).toEqual({ kind: 'reauth' })
    expect(await kindOf((await asking(screen))('T-1-mail', 0))).toEqual({ kind: 'unknown' })
    expect(host.heard).toEqual([])
  })

  it('[SEC130] follow a ticket that moves out of sight', async () => {
    const ask = await asking(mira)
    expect((await ask('T-1-mail', 0)).status).toBe(200)
    await server.intake(aTicket().id('T-1').inQueue('network').build())
    expect(await kindOf(ask('T-1-mail', 0))).toEqual({ kind: 'unknown' })
  })

  it('[SEC136] are fetched four at once for one person, and for others meanwhile', async () => {
    await server.intake(withMail('S-1', 'service-desk', mail('http://pictures.example/slow', PICTURE)))
    const ask = await asking(mira)
    const slow = Array.from({ length: 4 }, () => ask('S-1-mail', 0))
    await until(() => waiting.length === 4, 'four are being fetched')
    const fifth = await ask('S-1-mail', 1)
    expect(fifth.status).toBe(503)
    expect(await fifth.json()).toEqual({ kind: 'busy' })
    expect((await (await asking(jonas))('S-1-mail', 1)).status).toBe(200)
    for (const answer of waiting.splice(0)) answer()
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await ask('S-1-mail', 1)).status).toBe(200)
  })

  it('[SEC136] are fetched sixteen at once for all together', async () => {
    await server.intake(withMail('S-1', 'service-desk', mail('http://pictures.example/slow', PICTURE)))
    const asks = await Promise.all([mira, ...crowd].map((person) => asking(person)))
    const last = await asking(jonas)
    const slow = asks.flatMap((ask) => Array.from({ length: 4 }, () => ask('S-1-mail', 0)))
    await until(() => waiting.length === 16, 'sixteen are being fetched')
    expect(await kindOf(last('S-1-mail', 1))).toEqual({ kind: 'busy' })
    for (const answer of waiting.splice(0)) answer()
    expect((await Promise.all(slow)).every(({ status }) => status === 200)).toBe(true)
    expect((await last('S-1-mail', 1)).status).toBe(200)
  })

  it('[SEC136] end when whoever asked has hung up', async () => {
    await server.intake(withMail('S-1', 'service-desk', mail('http://pictures.example/slow')))
    const hungUp = new AbortController()
    const authorization = `Bearer ${await server.signIn(mira.email)}`
    const asked = fetch(`${server.url}/api/mail-images`, {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify({ message: 'S-1-mail', image: 0 }),
      signal: hungUp.signal,
    }).catch(() => null)
    await until(() => waiting.length === 1, 'it is being fetched')
    hungUp.abort()
    await asked
    await until(async () => (await host.lines()) === 0, 'the line is let go of')
    expect(host.heard).toHaveLength(1)
  })
})

describe('images of mails from the server as it is built', () => {
  const inside = withMail('T-1', 'service-desk', '')

  async function inProcess(
    args: readonly string[],
    work: (ask: Awaited<ReturnType<typeof asking>>) => Promise<void>,
  ) {
    const folder = temporaryFolder('t-minus-images')
    const built = await startServerProcess({ dataDir: folder.path, args })
    try {
      const key = readFileSync(join(folder.path, 'intake.key'), 'utf8').trim()
      const html = mail(`http://127.0.0.1:${host.port}/`, 'http://127.0.0.1/')
      const message = { ...aMessage(inside.ticket, 'T-1-mail'), id: messageId('T-1-mail'), html }
      const taken = await fetch(`${built.url}/api/intake`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ tickets: [{ ticket: inside.ticket, messages: [message] }], queues: [] }),
      })
      expect(await taken.json()).toMatchObject({ kind: 'written' })
      const { email, password } = built.signIn ?? { email: '', password: '' }
      const token = await signIn(built.url, email, password)
      await work((id, image) =>
        fetch(`${built.url}/api/mail-images`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
          body: JSON.stringify({ message: id, image }),
        }),
      )
    } finally {
      await built.kill()
      folder.remove()
    }
  }

  it('[SEC131] [SEC133] are never those of this computer', async () => {
    await inProcess(['--no-demo'], async (ask) => {
      const kinds = await Promise.all([0, 1].map((image) => kindOf(ask('T-1-mail', image))))
      expect(kinds).toEqual([{ kind: 'other-port' }, { kind: 'not-public' }])
    })
    expect(host.heard).toEqual([])
  })

  it('[SEC138] are refused in a word by a server that fetches none', async () => {
    await inProcess(['--no-demo', '--no-mail-images'], async (ask) => {
      expect(await kindOf(ask('T-1-mail', 1))).toEqual({ kind: 'off' })
    })
  })
})
