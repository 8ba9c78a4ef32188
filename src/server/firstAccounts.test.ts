import { afterEach, beforeEach, expect, it } from 'vitest'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { hashPassword, isPassword } from './auth/passwords'
import type { Store } from './db/store'
import { ensureFirstAccounts } from './firstAccounts'
import { systemRandomness } from './ports'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
beforeEach(async () => {
  folder = temporaryFolder('t-minus-accounts')
  store = await openedStore(folder.path)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const start = (isDemo: boolean) => ensureFirstAccounts(store, systemRandomness, folder.path, isDemo)

it.each([
  [true, 'jonas.berg@desk.example'],
  [false, 'admin@desk.example'],
])(
  '[SRV38] tells the same working sign-in at every start, with a demo (first %s) or without',
  async (demo, email) => {
    const first = await start(demo)
    expect(first?.email).toBe(email)
    expect(await start(demo)).toEqual(first)
    expect(await start(!demo)).toEqual(first)
    const hash = (await store.findByEmail(email))?.passwordHash ?? ''
    expect(await isPassword(first?.password ?? '', hash)).toBe(true)
  },
)

it('[SRV38] tells no sign-in once its account has another password or is shut', async () => {
  const first = await start(false)
  const account = await store.findByEmail(first?.email ?? '')
  if (!account) throw new Error('no first account')
  const passwordHash = await hashPassword('another one', systemRandomness, { N: 2, r: 1, p: 1 })
  await store.saveAccount({ ...account, passwordHash })
  expect(await start(false)).toBeNull()
  await store.saveAccount({ ...account, passwordHash: 'shut' })
  expect(await start(false)).toBeNull()
  await store.saveAccount(account)
  expect(await start(false)).toEqual(first)
})
