import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

const connectedFrom = (request: IncomingMessage): string => request.socket.remoteAddress ?? ''
const isLoopback = (address: string): boolean => /^(?:127\.|::1$|::ffff:127\.)/.test(address)
const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i

const SAID_BY_WEB_SERVERS = ['forwarded', 'x-forwarded-for', 'via']

/**
 * Not by a web server of this computer that asks for somebody elsewhere: everybody behind one comes from here. The header
 * that was named for createAddressOf gives one away as well, whatever stands in it (SEC160, SEC162).
 */
export const createIsAskedFromHere = (header: string | null): ((request: IncomingMessage) => boolean) => {
  const marks = header === null ? SAID_BY_WEB_SERVERS : [...SAID_BY_WEB_SERVERS, header.toLowerCase()]
  return (request) =>
    isLoopback(connectedFrom(request)) &&
    LOOPBACK_HOST.test(request.headers.host ?? '') &&
    marks.every((mark) => request.headers[mark] === undefined)
}

/** The address of whoever asks, by which wrong tries are counted. */
export type AddressOf = (request: IncomingMessage) => string

/**
 * By the header in which a web server of this computer names who asked it; null where there is none. Only the last name in
 * it is believed, which that web server has added itself, and only of what comes from this computer (SEC161).
 */
export const createAddressOf =
  (header: string | null): AddressOf =>
  (request) => {
    const connected = connectedFrom(request)
    if (header === null || !isLoopback(connected)) return connected
    const named = [request.headers[header.toLowerCase()] ?? []].flat().join(',')
    const last = named.split(',').at(-1)?.trim() ?? ''
    return isIP(last) === 0 ? connected : networkOf(last)
  }

/** An IPv6 address without its last 64 bits, which whoever has a line changes at will (SEC183); any other whole. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [bare = ''] = address.split('%')
  // By URL as RFC 5952 writes it: in hex, in lower case and without leading zeros.
  const written = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  // An IPv4 address as a web server writes it that hears both.
  if (written.startsWith('::ffff:')) return written
  const [before = '', after = ''] = written.split('::')
  const groups = [before, after].map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array.from({ length: 8 - groups.flat().length }, () => '0')
  return groups
    .flatMap((part, index) => (index === 0 ? [...part, ...zeros] : part))
    .slice(0, 4)
    .join(':')
}
