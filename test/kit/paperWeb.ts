import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Web } from '#server/mailImages/web'

/** Public addresses that stand for hosts of this computer; nothing is ever sent to the real ones. */
export const PUBLIC = { pictures: '93.184.215.14', other: '93.184.215.15' } as const

export interface PaperWeb extends Web {
  /** "name" for a look-up, "address:port" for a line, in their order. */
  readonly asked: string[]
}

export interface PaperWebOptions {
  /** What DNS says of a name; nothing of any other. */
  readonly names: Readonly<Record<string, readonly string[]>>
  /** The port of this computer that answers for an address. A line to any other address is refused. */
  readonly hosts: Readonly<Record<string, number>>
}

/** A web of a few names and addresses whose computers are all this one. */
export function createPaperWeb({ names, hosts }: PaperWebOptions): PaperWeb {
  const asked: string[] = []
  return {
    asked,
    addressesOf: async (name) => {
      asked.push(name)
      return names[name] ?? []
    },
    connect: (address, port) => {
      asked.push(`${address}:${port}`)
      // Port 1 of this computer: nobody is there.
      return connect({ host: '127.0.0.1', port: hosts[address] ?? 1 })
    },
  }
}

export interface Heard {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

export interface PictureHost {
  readonly port: number
  readonly heard: Heard[]
  /** Lines that are open now. */
  readonly lines: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Another computer with pictures: an HTTP server on loopback that remembers what it was asked. */
export async function startPictureHost(answer: RequestListener): Promise<PictureHost> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    heard.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers })
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    lines: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
      }),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** The smallest pictures of each kind, whole enough for a browser in the case of PNG and GIF. */
export const pictures = {
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  gif: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  jpeg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0')]),
  webp: Buffer.from('RIFF\x1a\0\0\0WEBPVP8L', 'latin1'),
} as const
