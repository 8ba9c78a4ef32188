import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { checkServer } from './checkServer'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function aServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  open.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const ours: RequestListener = (request, response) => {
  if (request.url === '/healthz') return response.end('ok\n')
  response.setHeader('content-type', 'application/json')
  return response.end('{"kind":"invalid"}')
}

const check = (text: string, fetched: typeof fetch = fetch) =>
  checkServer(text, { fetch: fetched, now: Date.now })
const failing = (problem: Error) => check('desk.example', () => Promise.reject(problem))

it('[DSK61] a T-Minus server is found, with how long it takes and how its clock differs', async () => {
  const address = await aServer(ours)
  expect(await check(address)).toMatchObject({
    kind: 'reachable',
    url: `http://${address}`,
    isEncrypted: false,
    clockDifferenceMs: 0,
  })
  const late = await aServer((request, response) => {
    response.setHeader('date', new Date(Date.now() - 90_000).toUTCString())
    ours(request, response)
  })
  const found = await check(late)
  expect(found.kind === 'reachable' ? found.clockDifferenceMs : 0).toBeLessThan(-88_000)
})

it('[DSK61] another program, and a server that fails, are told apart', async () => {
  const other = await aServer((_request, response) => response.end('<h1>Welcome</h1>'))
  expect(await check(other)).toMatchObject({ kind: 'refused', why: 'not-t-minus' })
  const failed = await aServer((_request, response) => {
    response.statusCode = 502
    response.end('bad gateway')
  })
  expect(await check(failed)).toMatchObject({ kind: 'refused', why: 'server-fault' })
})

it('[DSK61] each problem of the network has its reason', async () => {
  expect(await check('127.0.0.1:1')).toMatchObject({ kind: 'refused', why: 'no-answer' })
  const named = async (message: string) => {
    const found = await failing(new Error(message))
    return found.kind === 'refused' ? found.why : 'reachable'
  }
  expect(await named('net::ERR_NAME_NOT_RESOLVED')).toBe('unknown-name')
  expect(await named('net::ERR_CERT_DATE_INVALID')).toBe('certificate')
  expect(await named('net::ERR_INTERNET_DISCONNECTED')).toBe('no-network')
  expect(await named('net::ERR_CONNECTION_REFUSED')).toBe('no-answer')
  expect(await named('net::ERR_TIMED_OUT')).toBe('too-slow')
  const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
  expect(await failing(new TypeError('fetch failed', { cause }))).toMatchObject({ why: 'unknown-name' })
})

it('[DSK61] what is no address is never asked', async () => {
  let asked = 0
  const never = () => {
    asked += 1
    return Promise.reject(new Error('asked'))
  }
  expect(await check('http://desk.example', never)).toEqual({
    kind: 'refused',
    why: 'not-encrypted',
    address: 'http://desk.example',
  })
  expect(asked).toBe(0)
})
