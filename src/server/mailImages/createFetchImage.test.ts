import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createPaperWeb,
  type PaperWeb,
  type PictureHost,
  PUBLIC,
  pictures,
  startPictureHost,
} from '#kit/paperWeb'
import { mailImageLimits } from '#shared/protocol/mailImages'
import { createFetchImage } from './createFetchImage'

const names = {
  'pictures.example': [PUBLIC.pictures],
  'other.example': [PUBLIC.other],
  'inside.example': ['10.0.0.8'],
  'mixed.example': [PUBLIC.pictures, '127.0.0.1'],
  'gone.example': ['93.184.215.16'],
}
const never = new AbortController().signal
let host: PictureHost | null = null
let web: PaperWeb
afterEach(async () => {
  await host?.close()
  host = null
})

async function fetching(answer: RequestListener, withinMs?: number) {
  host = await startPictureHost(answer)
  web = createPaperWeb({ names, hosts: { [PUBLIC.pictures]: host.port, [PUBLIC.other]: host.port } })
  return createFetchImage({ web, ...(withinMs !== undefined && { withinMs }) })
}
const given =
  (body: Buffer, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(200, headers).end(body)
  }
const redirect =
  (to: (path: string) => string | null, status = 302): RequestListener =>
  (request, response) => {
    const location = to(request.url ?? '')
    if (location === null) response.end(pictures.png)
    else response.writeHead(status, { location }).end()
  }
const kindOf = (fetched: Awaited<ReturnType<ReturnType<typeof createFetchImage>>>): string =>
  fetched.ok ? fetched.value.type : fetched.refusal.kind
const PICTURE = 'http://pictures.example/seen.png?who=20418'

describe('fetching an image of a mail', () => {
  it('[SEC132] connects to the address that was checked, after one look-up', async () => {
    const fetchImage = await fetching(given(pictures.png))
    expect(await fetchImage(PICTURE, never)).toEqual({
      ok: true,
      value: { type: 'image/png', bytes: pictures.png },
    })
    expect(web.asked).toEqual(['pictures.example', `${PUBLIC.pictures}:80`])
  })

  it('[SEC140] asks the next address where one gives no answer, and three at most', async () => {
    host = await startPictureHost(given(pictures.png))
    const deaf = ['93.184.215.20', '93.184.215.21', '93.184.215.22']
    const fetchFrom = async (...addresses: readonly string[]) => {
      web = createPaperWeb({
        names: { 'pictures.example': addresses },
        hosts: { [PUBLIC.pictures]: host?.port ?? 0 },
      })
      return kindOf(await createFetchImage({ web })(PICTURE, never))
    }
    expect(await fetchFrom(...deaf.slice(1), PUBLIC.pictures)).toBe('image/png')
    expect(await fetchFrom(...deaf, PUBLIC.pictures)).toBe('no-answer')
    expect(web.asked).toEqual(['pictures.example', ...deaf.map((address) => `${address}:80`)])
    expect(await fetchFrom()).toBe('no-answer')
  })

  it('[SEC134] tells the other computer nothing but which picture it wants', async () => {
    const fetchImage = await fetching((_request, response) => {
      response.setHeader('set-cookie', 'seen=1').end(pictures.gif)
    })
    const address = 'http://jonas:secret@pictures.example/seen.gif?who=20418#place'
    expect(kindOf(await fetchImage(address, never))).toBe('image/gif')
    await fetchImage(address, never)
    const wanted = {
      method: 'GET',
      path: '/seen.gif?who=20418',
      headers: {
        host: 'pictures.example',
        accept: 'image/webp, image/png, image/jpeg, image/gif',
        'accept-encoding': 'identity',
        'user-agent': 'Mozilla/5.0',
        connection: 'close',
      },
    }
    expect(host?.heard).toEqual([wanted, wanted])
  })

  it.each([
    'http://inside.example/x.png',
    'http://mixed.example/x.png',
    'http://127.0.0.1/x.png',
    'http://2130706433/x.png',
    'http://0x7f.1/x.png',
    'http://0/x.png',
    'http://[::1]/x.png',
    'http://[::ffff:127.0.0.1]/x.png',
    'http://[::ffff:5db8:d70e]/x.png',
    'https://169.254.169.254/latest/meta-data',
    'http://192.168.1.1:443/',
  ])('[SEC131] opens no line to what is not public: %s', async (address) => {
    const fetchImage = await fetching(given(pictures.png))
    expect(kindOf(await fetchImage(address, never))).toBe('not-public')
    expect(web.asked.filter((asked) => asked.includes(':'))).toEqual([])
    expect(host?.heard).toEqual([])
  })

  it.each([
    ['http://pictures.example:8080/', 'other-port'],
    ['https://pictures.example:22/', 'other-port'],
    ['http://127.0.0.1:6379/', 'other-port'],
    ['http://pictures.example:443/', 'image/png'],
    ['ftp://pictures.example/', 'not-given'],
    ['file:///etc/passwd', 'not-given'],
    ['http://', 'not-given'],
    ['http://unknown.example/', 'no-answer'],
    ['http://gone.example/', 'no-answer'],
    ['https://gone.example/', 'no-answer'],
  ])('[SEC133] asks over the web and at its ports only: %s is %s', async (address, kind) => {
    const fetchImage = await fetching(given(pictures.png))
    expect(kindOf(await fetchImage(address, never))).toBe(kind)
  })

  it('[SEC133] asks an encrypted one by its name, at the checked address', async () => {
    const words: Buffer[] = []
    const server = createServer((line) => {
      line.once('data', (piece) => {
        words.push(piece)
        line.destroy()
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    web = createPaperWeb({ names, hosts: { [PUBLIC.pictures]: port } })
    const fetched = await createFetchImage({ web })('https://pictures.example/secret-path', never)
    server.close()
    expect(kindOf(fetched)).toBe('no-answer')
    expect(web.asked).toEqual(['pictures.example', `${PUBLIC.pictures}:443`])
    const hello = Buffer.concat(words).toString('latin1')
    // A TLS handshake with the name in it, and nothing of the question before the certificate was seen.
    expect(hello.startsWith('\x16\x03')).toBe(true)
    expect(hello).toContain('pictures.example')
    expect(hello).not.toContain('secret-path')
  })
})

describe('redirects of an image', () => {
  it('[SEC132] are followed three times, each looked up and checked anew', async () => {
    const steps: Readonly<Record<string, string>> = {
      '/1': '/2',
      '/2': 'http://other.example/3',
      '/3': '//pictures.example/4',
    }
    const fetchImage = await fetching(redirect((path) => steps[path] ?? null))
    expect(kindOf(await fetchImage('http://pictures.example/1', never))).toBe('image/png')
    expect(web.asked).toEqual([
      'pictures.example',
      `${PUBLIC.pictures}:80`,
      'pictures.example',
      `${PUBLIC.pictures}:80`,
      'other.example',
      `${PUBLIC.other}:80`,
      'pictures.example',
      `${PUBLIC.pictures}:80`,
    ])
  })

  it.each([
    ['a fourth one', 'http://pictures.example/again', 'too-many-redirects', 4],
    ['one into an inner network', 'http://inside.example/', 'not-public', 1],
    ['one to this computer', 'http://127.0.0.1:80/', 'not-public', 1],
    ['one to another port', 'http://pictures.example:25/', 'other-port', 1],
    ['one out of the web', 'file:///etc/passwd', 'not-given', 1],
    ['one to nowhere', '', 'not-given', 1],
  ])('[SEC132] are not followed: %s', async (_, to, kind, heard) => {
    const fetchImage = await fetching(redirect(() => to))
    expect(kindOf(await fetchImage(PICTURE, never))).toBe(kind)
    expect(host?.heard).toHaveLength(heard)
  })

  it('[SEC132] are looked up anew by name, so that a name which has changed is refused', async () => {
    const fetchImage = await fetching(redirect((path) => (path === '/again' ? null : '/again')))
    const answers = [[PUBLIC.pictures], ['127.0.0.1']]
    const turning = { ...web, addressesOf: async () => answers.shift() ?? [] }
    expect(kindOf(await createFetchImage({ web: turning })(PICTURE, never))).toBe('not-public')
    expect(kindOf(await fetchImage(PICTURE, never))).toBe('image/png')
  })
})

describe('what comes as an image', () => {
  it.each([
    ['image/png', pictures.png],
    ['image/gif', pictures.gif],
    ['image/jpeg', pictures.jpeg],
    ['image/webp', pictures.webp],
    ['not-an-image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['not-an-image', Buffer.from('<!doctype html><title>GIF89a</title>')],
    ['not-an-image', Buffer.from('RIFF\x1a\0\0\0WAVEfmt ', 'latin1')],
    ['not-an-image', pictures.png.subarray(0, 7)],
    ['not-an-image', Buffer.alloc(0)],
  ])('[SEC135] is %s by its first bytes, whatever it is said to be', async (kind, body) => {
    const fetchImage = await fetching(given(body, { 'content-type': 'image/svg+xml' }))
    expect(kindOf(await fetchImage(PICTURE, never))).toBe(kind)
  })

  it('[SEC135] may have five megabytes, announced or not', async () => {
    const most = Buffer.concat([pictures.png], mailImageLimits.bytes)
    const fetchImage = await fetching((request, response) => {
      const body = request.url === '/most' ? most : Buffer.concat([most, Buffer.from('x')])
      if (request.url === '/announced') response.setHeader('content-length', body.length)
      response.write(body.subarray(0, 100))
      response.end(body.subarray(100))
    })
    const kinds = ['most', 'more', 'announced'].map((path) =>
      fetchImage(`http://pictures.example/${path}`, never),
    )
    expect((await Promise.all(kinds)).map(kindOf)).toEqual(['image/png', 'too-large', 'too-large'])
  })

  it.each([404, 403, 500, 204, 206, 304])('[SEC135] is none with an answer of %i', async (status) => {
    const fetchImage = await fetching((_request, response) => void response.writeHead(status).end())
    expect(kindOf(await fetchImage(PICTURE, never))).toBe('not-given')
  })

  it('[SEC135] is none when it breaks off', async () => {
    const fetchImage = await fetching((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write(pictures.png, () => response.destroy())
    })
    expect(kindOf(await fetchImage(PICTURE, never))).toBe('no-answer')
  })
})

describe('how long an image may take', () => {
  const slowly: RequestListener = (_request, response) => {
    response.writeHead(200)
    response.write(pictures.png)
  }

  it('[SEC136] ends with its time, in the middle of an answer too', async () => {
    const fetchImage = await fetching(slowly, 50)
    expect(kindOf(await fetchImage(PICTURE, never))).toBe('no-answer')
  })

  it('[SEC136] counts the look-up of a name', async () => {
    await fetching(slowly)
    const silent = {
      ...web,
      addressesOf: (_name: string, signal: AbortSignal) => once(signal, 'abort').then(() => []),
    }
    expect(kindOf(await createFetchImage({ web: silent, withinMs: 20 })(PICTURE, never))).toBe('no-answer')
  })

  it('[SEC136] ends when whoever asked has gone, and leaves no line open', async () => {
    const gone = new AbortController()
    const fetchImage = await fetching((request, response) => {
      slowly(request, response)
      gone.abort()
    })
    expect(kindOf(await fetchImage(PICTURE, gone.signal))).toBe('no-answer')
    await expect.poll(() => host?.lines()).toBe(0)
  })
})
