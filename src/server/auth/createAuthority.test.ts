import { expect, it } from 'vitest'
import { anAccount, at } from '#kit/builders'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { systemRandomness } from '../ports'
import { createAuthority } from './createAuthority'
import { hashPassword } from './passwords'

const CHEAP = { N: 2, r: 1, p: 1 }

it('[SEC153] a sign-in by a password that is replaced while it is judged opens no session', async () => {
  const folder = temporaryFolder('t-minus-authority')
  const store = await openedStore(folder.path)
  const now = at('2026-03-02T09:00Z')
  const account = anAccount('Jonas Berg')
  const withPassword = async (password: string) =>
    store.saveAccount(
      { ...account, passwordHash: await hashPassword(password, systemRandomness, CHEAP) },
      'all',
    )
  const opened: string[] = []
  const authority = createAuthority({
    store: {
      ...store,
      openSession: async (tokenHash, ...rest) => {
        // The other password comes, and ends the sessions that there are, just before this one.
        if (opened.push(tokenHash) === 1) await withPassword('another-password')
        await store.openSession(tokenHash, ...rest)
      },
    },
    clock: { now: () => now },
    randomness: systemRandomness,
  })
  try {
    await withPassword('the-first-password')
    const credentials = { email: account.email, password: 'the-first-password' }
    expect(await authority.signIn(credentials, '127.0.0.1')).toEqual({ kind: 'wrong-password', triesLeft: 4 })
    expect(opened).toHaveLength(1)
    expect(await store.accountOfSession(opened[0] ?? '', now)).toBeNull()
    const anew = { email: account.email, password: 'another-password' }
    expect(await authority.signIn(anew, '127.0.0.1')).toMatchObject({ kind: 'signed-in' })
  } finally {
    await store.close()
    folder.remove()
  }
})
