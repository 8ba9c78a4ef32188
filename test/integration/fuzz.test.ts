import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#kit/startServer'
import { connectConsole } from '#kit/testConsole'
import { runFuzz } from '../fuzz/fuzz'

const MESSAGES = 4_000
const seed = Number(process.env['TMINUS_SEED'] ?? 20_260_302)

it(`[FUZ1] whatever is sent to the doors is refused with a kind, and nobody is harmed (seed ${seed})`, async () => {
  const { messages, faults } = await runFuzz(MESSAGES, seed)
  expect(faults).toEqual([])
  expect(messages).toBeGreaterThanOrEqual(MESSAGES)
}, 120_000)

describe('one message at a time', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  it('[FUZ2] a body whose length is no number is refused and stops nobody', async () => {
    const answer = await fetch(`${server.url}/api/sign-in`, {
      method: 'POST',
      body: '{"email":{"length":{"toString":null}},"password":"x"}',
    })
    expect(answer.status).toBe(400)
  })

  it('[FUZ3] a message that the protocol does not have is refused like any other', async () => {
    const console = await connectConsole(server.url)
    expect(await console.ask('admin', {})).toMatchObject({ kind: 'invalid' })
    console.close()
  })
})
