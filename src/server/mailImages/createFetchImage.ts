import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { SECOND_MS } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type MailImageRefusal, type MailImageType, mailImageLimits } from '#shared/protocol/mailImages'
import { ask, nameOf, type Place } from './ask'
import { pictureType } from './pictureType'
import { isPublicAddress } from './publicAddress'
import type { Web } from './web'

export interface Picture {
  readonly type: MailImageType
  readonly bytes: Buffer
}

/** Never rejects: whatever another computer does is an answer. */
export type FetchImage = (address: string, signal: AbortSignal) => Promise<Result<Picture, MailImageRefusal>>

export interface FetchImagePorts {
  readonly web: Web
  /** From the first look-up to the last byte; shorter in tests. */
  readonly withinMs?: number
}

const WITHIN_MS = 15 * SECOND_MS
const MOST_REDIRECTS = 3
const WEB_PORTS: readonly number[] = [80, 443]
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

const no = (kind: MailImageRefusal['kind']) => refused<MailImageRefusal>({ kind })

/** Fetches one picture of the public internet, as strictly as SEC131 to SEC136 say. */
export function createFetchImage({ web, withinMs = WITHIN_MS }: FetchImagePorts): FetchImage {
  return async (address, gone) => {
    const signal = AbortSignal.any([gone, AbortSignal.timeout(withinMs)])
    try {
      return await follow(web, address, signal)
    } catch {
      // No connection, a certificate of another, a line that broke, no time left: in every case there is no answer.
      return no('no-answer')
    }
  }
}

async function follow(
  web: Web,
  first: string,
  signal: AbortSignal,
): Promise<Result<Picture, MailImageRefusal>> {
  let url = webAddress(first, null)
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    if (url === null) return no('not-given')
    const place = await placeOf(web, url, signal)
    if (!place.ok) return place
    const answer = await ask(web.connect, place.value, url, signal)
    try {
      if (!REDIRECTS.includes(answer.statusCode ?? 0)) return await pictureIn(answer)
      url = webAddress(answer.headers.location ?? '', url)
    } finally {
      answer.destroy()
    }
  }
  return no('too-many-redirects')
}

/** Null for what is no page of the web; a redirect may be told from where it stands. */
function webAddress(text: string, base: URL | null): URL | null {
  if (text === '' || !URL.canParse(text, base?.href)) return null
  const url = new URL(text, base?.href)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null
}

/** Looks up and checks where a URL leads. All of a name's addresses must be public: which is taken is not up to it. */
async function placeOf(web: Web, url: URL, signal: AbortSignal): Promise<Result<Place, MailImageRefusal>> {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  if (!WEB_PORTS.includes(port)) return no('other-port')
  const name = nameOf(url)
  const addresses = isIP(name) === 0 ? await web.addressesOf(name, signal) : [name]
  signal.throwIfAborted()
  if (!addresses.every(isPublicAddress)) return no('not-public')
  return accepted({ addresses, port })
}

async function pictureIn(answer: IncomingMessage): Promise<Result<Picture, MailImageRefusal>> {
  if (answer.statusCode !== 200) return no('not-given')
  if (Number(answer.headers['content-length'] ?? 0) > mailImageLimits.bytes) return no('too-large')
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of answer as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > mailImageLimits.bytes) return no('too-large')
    pieces.push(piece)
  }
  const bytes = Buffer.concat(pieces)
  const type = pictureType(bytes)
  return type === null ? no('not-an-image') : accepted({ type, bytes })
}
