import { afterEach, beforeEach, expect, it } from 'vitest'
import { anAccount, at } from '#kit/builders'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import type { Store } from '../db/store'
import { createLog } from '../log'
import { systemRandomness } from '../ports'
import { createAuthority } from './createAuthority'
import { createOwnPassword } from './createOwnPassword'
import { hashPassword, SHUT } from './passwords'

const account = anAccount('Jonas Berg')
const OLD = 'the-first-password'
const asked = { password: OLD, newPassword: 'another-password' }
const session = { account, token: 'a-token' }

let folder: ReturnType<typeof temporaryFolder>
let store: Store
const lines: string[] = []
beforeEach(async () => {
  folder = temporaryFolder('t-minus-password')
  store = await openedStore(folder.path)
  const passwordHash = await hashPassword(OLD, systemRandomness, { N: 2, r: 1, p: 1 })
  await store.saveAccount({ ...account, passwordHash })
  lines.length = 0
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

/** `meanwhile` comes between the judging of the old password and the writing of the new one. */
const change = (meanwhile: () => Promise<unknown> = async () => undefined) => {
  const clock = { now: () => at('2026-03-02T09:00Z') }
  return createOwnPassword({
    store,
    authority: createAuthority({ store, clock, randomness: systemRandomness }),
    randomness: systemRandomness,
    log: createLog({ write: (line) => lines.push(line) }),
    commitAndSend: async (work) => {
      await meanwhile()
      return work()
    },
    refresh: async () => undefined,
  })
}
const storedHash = async () => (await store.findByEmail(account.email))?.passwordHash

it('[ACC9] an account that was shut, or given another password, while the old one was judged stays as it is', async () => {
  const shut = () => store.saveAccount({ ...account, passwordHash: SHUT })
  expect(await change(shut)(session, asked, '127.0.0.1')).toEqual({ kind: 'reauth' })
  expect(await storedHash()).toBe(SHUT)
})

it('[SEC4] a password that is changed leaves the log with the fact alone', async () => {
  expect(await change()(session, asked, '127.0.0.1')).toEqual({ kind: 'changed' })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: 'password changed', person: account.id },
  ])
  for (const secret of [asked.password, asked.newPassword, (await storedHash()) ?? ''])
    expect(lines.join('')).not.toContain(secret)
})
