import { request } from 'node:http'
import { connect } from 'node:net'
import type { Random } from '#kit/random'
import { anything, spoilt } from './nonsense'
import type { Attacker, AttackPorts } from './socketAttacker'
import type { Target } from './target'

const ANSWER_WITHIN_MS = 20_000

interface HttpMessage {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE']
const paths = [
  '/',
  '/wallboard',
  '/api/sign-in',
  '/api/sign-out',
  '/api/intake',
  '/api/accounts',
  '/api/password',
  '/api/attachments/wanted',
  '/api/archive/search',
  '/api/mail-images',
  '/api/wallboards/list',
  '/api/wallboards/watch',
  '/api/wallboards/save',
  '/api/wallboards/remove',
  '/api/wallboards/figures',
  '/api/displays/code',
  '/api/displays/claim',
  '/api/displays/confirm',
  '/api/displays/list',
  '/api/displays/show',
  '/api/displays/revoke',
  `/api/attachments/${'a'.repeat(64)}?ticket=T-1`,
  '/api/attachments/..%2f..%2ft-minus.db',
  '/api/',
  '/api/../t-minus.db',
  '/..%2f..%2fetc/passwd',
  '/%00',
  '/socket.io/?EIO=4&transport=polling',
  '/socket.io/?EIO=4&transport=websocket&sid=guessed',
  '/t-minus.db',
  '/server.log',
  '/intake.key',
  '/assets/%2e%2e/%2e%2e/package.json',
  '//example.org/',
  `/${'a'.repeat(6_000)}`,
  '/?'.padEnd(3_000, '&x=1'),
]

const properIntake = (random: Random) => ({
  tickets: [{ ticket: { id: `T-${random.below(50)}`, subject: 'Printer', queue: 'network' }, messages: [] }],
  queues: [],
})

/** Nothing here may write: without the key all of it is refused, and with the key the body is always spoilt. */
function drawRequest(random: Random, target: Target): HttpMessage {
  const isKeyed = random.chance(0.3)
  const headers: Record<string, string> = {
    'content-type': random.pick(['application/json', 'text/plain', '', 'multipart/form-data; boundary=x']),
    ...(isKeyed ? { authorization: `Bearer ${target.intakeKey}` } : {}),
    ...(random.chance(0.1) ? { origin: random.pick(['http://evil.example', 'null', 'desk://app']) } : {}),
    ...(random.chance(0.1) ? { host: random.pick(['evil.example', 'localhost:1', '[::1]:99999']) } : {}),
    ...(random.chance(0.05) ? { authorization: `Bearer ${'x'.repeat(4_000)}` } : {}),
  }
  if (isKeyed)
    return { method: 'POST', path: '/api/intake', headers, body: bodyOf(random, spoiltIntake(random)) }
  const credentials = {
    email: 'jonas.berg@desk.example',
    password: random.pick(['', 'guess', 'x'.repeat(10_000)]),
  }
  const value = random.pick([anything(random), spoilt(random, credentials), properIntake(random)])
  return { method: random.pick(methods), path: random.pick(paths), headers, body: bodyOf(random, value) }
}

/** Always without the id of its ticket, so that whatever else is wrong with it, it cannot be taken. */
const spoiltIntake = (random: Random): unknown =>
  random.chance(0.5)
    ? anything(random)
    : { ...properIntake(random), tickets: [spoilt(random, { ticket: {} })] }

function bodyOf(random: Random, value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  const kind = random.next()
  if (kind < 0.05) return text.slice(0, random.below(text.length + 1))
  if (kind < 0.055) return `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  if (kind < 0.056) return `"${'a'.repeat(3 * 1024 * 1024)}"`
  return text
}

const rawTexts = [
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/9.9\r\nHost: x\r\n\r\n',
  'POST /api/intake HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\nabc',
  'POST /api/intake HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n',
  'POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n',
  '\u0000\u0001\u0002\u0003',
  `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n${'X: y\r\n'.repeat(5_000)}\r\n`,
]

export function createHttpAttacker({ target, random, verdicts }: AttackPorts): Attacker {
  const attackPlainly = async (): Promise<void> => {
    const message = drawRequest(random, target)
    const answer = await send(target, message)
    if (answer === null) return verdicts.count('http: hung up')
    verdicts.hear(`${message.method} ${message.path.slice(0, 80)}`, answer.text)
    if (answer.status >= 500 && answer.status !== 503) {
      verdicts.fault(
        `${message.method} ${message.path.slice(0, 80)} was answered ${answer.status}: ${message.body.slice(0, 200)}`,
      )
    }
    if (answer.status === 200 && message.path === '/api/intake')
      verdicts.fault(`An intake was taken: ${message.body}`)
    verdicts.count(`http ${answer.status}`)
  }
  const attackRaw = async (): Promise<void> => {
    const said = await sendRaw(target.port, random.pick(rawTexts))
    verdicts.hear('the raw connection', said)
    verdicts.count('http: raw bytes')
  }
  return { attack: () => (random.chance(0.1) ? attackRaw() : attackPlainly()), close: () => undefined }
}

/** Null when the server hangs up without an answer. */
function send(
  { port }: Target,
  { method, path, headers, body }: HttpMessage,
): Promise<{ readonly status: number; readonly text: string } | null> {
  return new Promise((resolve) => {
    const asked = request(
      { host: '127.0.0.1', port, method, path, headers, agent: false, timeout: ANSWER_WITHIN_MS },
      (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', () => resolve(null))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString('utf8') }),
        )
      },
    )
    asked.on('error', () => resolve(null))
    asked.on('timeout', () => asked.destroy())
    asked.end(body)
  })
}

/** Writes the bytes and reads until the other side ends, or for as long as a slow sender may be waited for. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect({ host: '127.0.0.1', port })
    socket.setTimeout(200, () => socket.destroy())
    socket.on('data', (piece) => {
      said += piece.toString('latin1')
    })
    socket.on('error', () => resolve(said))
    socket.on('close', () => resolve(said))
    socket.write(text, 'latin1')
  })
}
