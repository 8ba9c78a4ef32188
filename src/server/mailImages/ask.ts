import { type IncomingMessage, request } from 'node:http'
import { isIP } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Web } from './web'

/** Where a URL leads: an address that was checked, and the port there. */
export interface Place {
  readonly address: string
  readonly port: number
}

const MOST_HEAD_BYTES = 16 * 1024

/**
 * One GET at exactly this place, in the name of the URL and with nothing that says who asks or why (SEC134). The answer
 * is as it came, a redirect too. Rejects when there is none.
 */
export function ask(
  connect: Web['connect'],
  { address, port }: Place,
  url: URL,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const line = connect(address, port)
  // A name in the certificate must be the URL's; an address is asked for without one.
  const name = isIP(nameOf(url)) === 0 ? nameOf(url) : ''
  const isSecure = url.protocol === 'https:'
  const socket = isSecure
    ? connectTls({ socket: line, host: nameOf(url), servername: name, rejectUnauthorized: true })
    : line
  // Else a line that breaks before the handshake would be an error that nobody hears.
  if (socket !== line) line.on('error', (error) => socket.destroy(error))
  return new Promise((resolve, reject) => {
    const asked = request({
      createConnection: () => socket,
      path: `${url.pathname}${url.search}`,
      setHost: false,
      headers: {
        host: url.host,
        accept: 'image/webp, image/png, image/jpeg, image/gif',
        'accept-encoding': 'identity',
        'user-agent': 'Mozilla/5.0',
      },
      maxHeaderSize: MOST_HEAD_BYTES,
      signal,
    })
    asked.once('response', resolve)
    asked.on('error', reject)
    asked.end()
  })
}

/** An IPv6 address stands in brackets in a URL and nowhere else. */
export const nameOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1')
