import { expect, it } from 'vitest'
import { chooseServer, DEFAULT_SERVER } from './serverAddress'

const choose = (
  commandLine: string | null,
  environment: string | null = null,
  settings: string | null = null,
) => chooseServer({ commandLine, environment, settings })

it('[DSK13] the command line goes before the environment, and that before the settings', () => {
  expect(choose('https://a.example', 'https://b.example', 'https://c.example')).toEqual({
    ok: true,
    value: 'https://a.example',
  })
  expect(choose(null, 'https://b.example', 'https://c.example')).toEqual({
    ok: true,
    value: 'https://b.example',
  })
  expect(choose(null, null, 'https://c.example/')).toEqual({ ok: true, value: 'https://c.example' })
  expect(choose(null)).toEqual({ ok: true, value: DEFAULT_SERVER })
})

it('[DSK13] http is for this computer only', () => {
  const loopback = ['http://127.0.0.1:7878', 'http://localhost:7878', 'http://[::1]:7878', 'http://127.8.9.1']
  expect(loopback.filter((address) => !choose(address).ok)).toEqual([])
  expect(choose('http://desk.example')).toEqual({
    ok: false,
    refusal: 'http://desk.example is not encrypted. Use https, or a server on this computer.',
  })
  expect(choose('http://127.0.0.1.evil.example').ok).toBe(false)
})

it('[DSK13] what is not the bare address of a server is refused in a sentence', () => {
  const refusals = [
    'desk.example',
    'ftp://desk.example',
    'https://desk.example/path',
    'https://mira:pw@desk.example',
    'javascript:alert(1)',
  ].map((address) => {
    const chosen = choose(address)
    return chosen.ok ? `${address} was taken` : chosen.refusal
  })
  expect(refusals.filter((refusal) => !/^[^ ].* .*\.$/.test(refusal))).toEqual([])
})
