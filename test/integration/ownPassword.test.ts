import { afterEach, beforeEach, expect, it } from 'vitest'
import { anAccount, at } from '#kit/builders'
import { signIn, startTestServer, TEST_PASSWORD, type TestServer } from '#kit/startServer'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { MINUTE_MS, plusMs } from '#shared/domain/instant'
import { type NewPasswordAnswer, newPasswordAnswerSchema } from '#shared/protocol/ownPassword'

const jonas = anAccount('Jonas Berg')
const wall = anAccount('Wallboard', 'display')
const NEW = 'four plain words here'

let now = at('2026-03-02T09:00Z')
let server: TestServer
const consoles: TestConsole[] = []

beforeEach(async () => {
  now = at('2026-03-02T09:00Z')
  server = await startTestServer({ accounts: [jonas, wall], now: () => now })
})
afterEach(async () => {
  for (const one of consoles.splice(0)) one.close()
  await server.close()
})

interface Answered {
  readonly status: number
  readonly answer: NewPasswordAnswer
  readonly retryAfter: string | null
}

async function ask(token: string | null, body: unknown): Promise<Answered> {
  const response = await fetch(`${server.url}/api/password`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  const answer = newPasswordAnswerSchema.parse(await response.json())
  return { status: response.status, answer, retryAfter: response.headers.get('retry-after') }
}
const change = (token: string, newPassword = NEW, password = TEST_PASSWORD) =>
  ask(token, { password, newPassword })

async function consoleOf(token: string): Promise<TestConsole> {
  const one = await connectConsole(server.url, `console-${consoles.length}`)
  consoles.push(one)
  expect(await one.hello(token)).toMatchObject({ kind: 'welcome' })
  return one
}

it('[ACC9] whoever is signed in changes their password by the old one: this session goes on, the others end at once', async () => {
  const here = await server.signIn(jonas.email)
  const elsewhere = await server.signIn(jonas.email)
  const [staying, leaving] = [await consoleOf(here), await consoleOf(elsewhere)]
  expect(await change(here)).toMatchObject({ status: 200, answer: { kind: 'changed' } })
  await until(() => leaving.heard.farewells.length > 0, 'the farewell elsewhere')
  expect(leaving.heard.farewells).toEqual([{ kind: 'reauth' }])
  expect(await change(elsewhere)).toMatchObject({ status: 401, answer: { kind: 'reauth' } })
  expect(await staying.heartbeat()).toMatchObject({ kind: 'beat' })
  expect(staying.heard.farewells).toEqual([])
  await expect(signIn(server.url, jonas.email)).rejects.toThrow('wrong-password')
  await server.restart()
  await signIn(server.url, jonas.email, NEW)
})

it('[ACC10] nothing is changed by a wrong old password, to a short new one, for a display, or without a session', async () => {
  const token = await server.signIn(jonas.email)
  expect(await change(token, NEW, 'wrong')).toMatchObject({
    status: 403,
    answer: { kind: 'wrong-password', triesLeft: 4 },
  })
  expect(await change(token, '12345678901')).toMatchObject({
    status: 400,
    answer: { kind: 'too-short', fewest: 12 },
  })
  const refused = { status: 400, answer: { kind: 'invalid' } }
  expect(await change(token, 'x'.repeat(201))).toMatchObject(refused)
  expect(await ask(token, { newPassword: NEW })).toMatchObject(refused)
  expect(await change(token, 'x'.repeat(10_000))).toMatchObject({ status: 413, answer: { kind: 'invalid' } })
  expect(await ask(null, 'anything')).toMatchObject({ status: 401, answer: { kind: 'reauth' } })
  expect(await change(await server.signIn(wall.email))).toMatchObject({
    status: 403,
    answer: { kind: 'not-allowed' },
  })
  expect(await signIn(server.url, jonas.email)).not.toBe('')
})

it('[SEC154] a wrong old password counts like one at the sign-in, and both wait together', async () => {
  const token = await server.signIn(jonas.email)
  const answers = await Promise.all(Array.from({ length: 8 }, () => change(token, NEW, 'wrong')))
  const left = answers.flatMap(({ answer }) => (answer.kind === 'wrong-password' ? [answer.triesLeft] : []))
  expect(left.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
  expect(await change(token)).toEqual({
    status: 429,
    answer: { kind: 'too-many-tries', retryAfterMs: MINUTE_MS },
    retryAfter: '60',
  })
  await expect(signIn(server.url, jonas.email)).rejects.toThrow('too-many-tries')
  now = plusMs(now, MINUTE_MS)
  // What is too short is no try.
  for (let tries = 0; tries < 6; tries += 1)
    expect((await change(token, 'short')).answer.kind).toBe('too-short')
  expect(await change(token)).toMatchObject({ answer: { kind: 'changed' } })
})
