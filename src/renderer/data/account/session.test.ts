import { describe, expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import type { SignInAnswer } from '#shared/protocol/signIn'
import { type AccountStorage, openSession } from './session'

const account = anAccount()
const credentials = { email: account.email, password: 'secret' }

function aStorage(): AccountStorage {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
const answering =
  (answer: unknown): typeof fetch =>
  () =>
    Promise.resolve(Response.json(answer))
const unreachable: typeof fetch = () => Promise.reject(new TypeError('fetch failed'))
const at = (fetch: typeof globalThis.fetch, storage = aStorage()) =>
  openSession({ serverUrl: 'https://desk.example', fetch, storage })

describe('a session', () => {
  it('[OUT18] remembers who signed in, per server, so that the console can open without one', async () => {
    const storage = aStorage()
    const answer: SignInAnswer = { kind: 'signed-in', token: 't', account }
    expect(await at(answering(answer), storage).signIn(credentials)).toEqual(answer)
    expect(at(unreachable, storage).lastAccount()).toEqual(account)
    const other = openSession({ serverUrl: 'https://other.example', fetch: unreachable, storage })
    expect(other.lastAccount()).toBeNull()
  })

  it('[OUT18] forgets the account at sign-out, with or without the server', async () => {
    const storage = aStorage()
    const session = at(unreachable, storage)
    session.remember(account)
    expect(await session.signOut('t')).toBe(false)
    expect(session.lastAccount()).toBeNull()
  })

  it('[OUT18] treats what is not an account as none', () => {
    for (const text of ['{', '{}', 'null', '{"id":"x"}']) {
      const storage = { ...aStorage(), getItem: () => text }
      expect(at(unreachable, storage).lastAccount()).toBeNull()
    }
  })

  it('[OUT26] answers unreachable for no server, and for one that is no desk', async () => {
    expect(await at(unreachable).signIn(credentials)).toEqual({ kind: 'unreachable' })
    expect(await at(answering({ hello: 'world' })).signIn(credentials)).toEqual({ kind: 'unreachable' })
    const page: typeof fetch = () => Promise.resolve(new Response('<html>', { status: 502 }))
    expect(await at(page).signIn(credentials)).toEqual({ kind: 'unreachable' })
    const wrong: SignInAnswer = { kind: 'wrong-password', triesLeft: 4 }
    expect(await at(answering(wrong)).signIn(credentials)).toEqual(wrong)
  })
})
