import { expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import { openDisplaySession } from './displaySession'
import { openSession } from './session'

const serverUrl = 'https://desk.example'
const account = anAccount('Hall', 'display')
const storageOf = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}
const answering =
  (body: unknown): typeof fetch =>
  async () =>
    new Response(JSON.stringify(body))
const { signal } = new AbortController()

it('[WBD31] a display and whoever works at the same computer end neither the other', async () => {
  const storage = storageOf()
  const display = openDisplaySession({ serverUrl, storage })
  const session = openSession({ serverUrl, storage, fetch: answering({}) })
  session.remember(anAccount('Jonas Berg'))
  display.keep({ token: 'secret', account })
  await session.signOut('token')
  expect(display.kept()).toEqual({ token: 'secret', account })
  session.remember(anAccount('Jonas Berg'))
  display.forget()
  expect([display.kept(), session.lastAccount()?.name]).toEqual([null, 'Jonas Berg'])
})

it('[WBD31] what another release left there, and what is no answer, is as good as nothing', async () => {
  const storage = storageOf()
  storage.setItem('display-https_desk.example', '{"token":')
  const display = openDisplaySession({ serverUrl, storage, fetch: answering({ kind: 'something else' }) })
  expect(display.kept()).toBeNull()
  expect(await display.offer(signal)).toBeNull()
  expect(await display.claim('secret', signal)).toBeNull()
  const away = openDisplaySession({
    serverUrl,
    storage,
    fetch: async () => Promise.reject(new Error('away')),
  })
  expect(await away.claim('secret', signal)).toBeNull()
})
