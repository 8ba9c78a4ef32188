import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { storeRefusalOf } from '../db/storeRefusal'
import type { Logger } from '../log'
import type { Meters } from '../meters'
import type { Origins } from '../origins'
import { type Answer, json, NO_ROOM, plain, sendAnswer } from './answer'
import { type ConsoleFiles, consoleNotBuilt } from './consoleFiles'
import { contentPolicyFor, plainHeaders } from './contentPolicy'
import type { Route } from './routes'

export interface ListenerPorts {
  readonly routes: Readonly<Record<string, Route>>
  readonly files: ConsoleFiles
  readonly origins: Origins
  readonly log: Logger
  readonly meters: Meters
}

interface Answered {
  readonly route: string
  readonly answer: Answer
}

/** Answers every HTTP request but those of the socket. The one place where an unexpected error ends. */
export function createRequestListener(ports: ListenerPorts): RequestListener {
  return (request, response) => {
    respondSafely(ports, request)
      .then((answered) => send(ports, request, response, answered))
      .catch((error: unknown) => ports.log.debug({ err: error }, 'answer not sent'))
  }
}

async function respondSafely(ports: ListenerPorts, request: IncomingMessage): Promise<Answered> {
  try {
    return await respond(ports, request)
  } catch (error) {
    if (isGone(error)) ports.log.debug({ path: pathOf(request) }, 'request broken off')
    else ports.log.error({ err: error, path: pathOf(request) }, 'request failed')
    return { route: 'failed', answer: isFull(error) ? noRoom : failed }
  }
}

const failed = plain(500, 'The server failed on this request; its log says more.')
const noRoom = plain(NO_ROOM, 'The disk of the server is full; make room on it.')

const isFull = (error: unknown): boolean => storeRefusalOf(error, '')?.kind === 'full'

const movedToWallboard = plain(302, 'The wallboard is at /wallboard.', { location: '/wallboard' })

/** Whoever asked hung up in the middle of the body, which is no fault of ours. */
const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')

async function send(
  { meters, origins }: ListenerPorts,
  request: IncomingMessage,
  response: ServerResponse,
  { route, answer }: Answered,
): Promise<void> {
  meters.answered(route, answer.status)
  const headers = { ...plainHeaders, ...crossOriginHeaders(origins, request), ...answer.headers }
  await sendAnswer(request, response, { ...answer, headers })
}

async function respond(ports: ListenerPorts, request: IncomingMessage): Promise<Answered> {
  const { routes, origins } = ports
  const { host, origin } = request.headers
  if (host === undefined || !origins.isOwnHost(host)) {
    return { route: 'refused', answer: plain(421, 'This server does not answer under that name.') }
  }
  if (!origins.allows(origin)) {
    return { route: 'refused', answer: plain(403, 'Pages of that origin may not ask this server.') }
  }
  if (request.method === 'OPTIONS') {
    return { route: 'preflight', answer: { status: 204, headers: {}, body: null } }
  }
  const path = pathOf(request)
  const method = request.method === 'HEAD' ? 'GET' : request.method
  for (const name of [`${method} ${path}`, `${method} ${path.slice(0, path.lastIndexOf('/'))}/*`]) {
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined
    if (route) return { route: name, answer: await route(request) }
  }
  return { route: 'files', answer: await fileAnswer(ports, request, path, host) }
}

async function fileAnswer(
  { files }: ListenerPorts,
  request: IncomingMessage,
  path: string,
  host: string,
): Promise<Answer> {
  if (path.startsWith('/api/')) return json(404, { kind: 'unknown' })
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(405, 'Only GET is possible here.', { allow: 'GET, HEAD' })
  }
  // Typed on the remote control of a television, which begins with a capital.
  if (/^\/wallboard\/?$/i.test(path) && path !== '/wallboard') return movedToWallboard
  const found = await files.find(path, contentPolicyFor(host), request.headers['if-none-match'])
  if (found) return found
  return path === '/' ? consoleNotBuilt() : plain(404, 'There is nothing here.')
}

/** The path as it was sent, without the query. It is only ever compared whole, never joined to a folder. */
const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'

function crossOriginHeaders(origins: Origins, request: IncomingMessage): Record<string, string> {
  const { origin } = request.headers
  if (origin === undefined || !origins.allows(origin)) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, PUT',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  }
}
