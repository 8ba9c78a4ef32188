import { type IncomingMessage, request } from 'node:http'
import { isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { SECOND_MS } from '#shared/domain/instant'
import type { Web } from './web'

/** Where a URL leads: addresses that were checked, and the port there. */
export interface Place {
  readonly addresses: readonly string[]
  readonly port: number
}

const MOST_HEAD_BYTES = 16 * 1024
/** More than a third of the time there is would leave none for the addresses after it. */
const CONNECT_WITHIN_MS = 4 * SECOND_MS
const MOST_ADDRESSES = 3

/**
 * One GET at exactly this place, in the name of the URL and with nothing that says who asks or why (SEC134). Where an
 * address gives no answer the next one is asked. The answer is as it came, a redirect too. Rejects when there is none.
 */
export async function ask(
  connect: Web['connect'],
  { addresses, port }: Place,
  url: URL,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  let failure: unknown = new Error('There is no address to ask.')
  for (const address of addresses.slice(0, MOST_ADDRESSES)) {
    try {
      return await askOver(connect(address, port), url, signal)
    } catch (error) {
      signal.throwIfAborted()
      failure = error
    }
  }
  throw failure
}

function askOver(line: Socket, url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  line.setTimeout(CONNECT_WITHIN_MS, () => line.destroy(new Error('Nobody took up the line in time.')))
  line.once('connect', () => line.setTimeout(0))
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
