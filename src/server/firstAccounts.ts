import { join } from 'node:path'
import { personId } from '#shared/domain/ids'
import type { Account, Role } from '#shared/domain/person'
import { hashPassword, isPassword, isPasswordHash } from './auth/passwords'
import type { AccountStore, StoredAccount } from './db/store'
import { keptSecret, readablePassword, readSecret } from './keptSecret'
import type { Randomness } from './ports'

/** What somebody types to get in the first time. */
export interface FirstSignIn {
  readonly email: string
  readonly password: string
}

const account = (id: string, name: string, role: Role, mailbox: string = id): Account => ({
  id: personId(id),
  name,
  email: `${mailbox}@desk.example`,
  role,
  queues: 'all',
})

const administrator = account('admin', 'Desk administrator', 'admin')
const jonas = account('jonas-berg', 'Jonas Berg', 'agent', 'jonas.berg')
const demoAccounts: readonly Account[] = [
  jonas,
  account('mira-laine', 'Mira Laine', 'agent', 'mira.laine'),
  account('aiko-tanaka', 'Aiko Tanaka', 'supervisor', 'aiko.tanaka'),
  administrator,
  account('wall', 'Wallboard', 'display'),
]

interface Crew {
  /** The one that a first visitor signs in as comes first. */
  readonly accounts: readonly Account[]
  readonly first: Account
  readonly passwordFile: string
}
const demoCrew: Crew = { accounts: demoAccounts, first: jonas, passwordFile: 'demo-sign-in.txt' }
const lonelyCrew: Crew = {
  accounts: [administrator],
  first: administrator,
  passwordFile: 'first-sign-in.txt',
}

/** In the data folder: how to sign in for the first time. */
export const PASSWORD_FILES = [demoCrew.passwordFile, lonelyCrew.passwordFile]

/**
 * Gives a store without accounts its first ones: the demo desk's people, or an administrator alone. Their password
 * is made once and kept beside the store. Answers how to sign in, or null when others have made the accounts.
 */
export async function ensureFirstAccounts(
  store: AccountStore,
  randomness: Randomness,
  dataDirectory: string,
  isDemo: boolean,
): Promise<FirstSignIn | null> {
  if ((await store.countAccounts()) > 0) return knownSignIn(store, dataDirectory)
  const { accounts, first, passwordFile } = isDemo ? demoCrew : lonelyCrew
  // The file comes before the accounts, and the first visitor's account before the others: whenever a crash comes
  // between, somebody can sign in after it.
  const password = keptSecret(join(dataDirectory, passwordFile), () => readablePassword(randomness))
  const passwordHash = await hashPassword(password, randomness)
  for (const one of accounts) await store.saveAccount({ ...one, passwordHash })
  return { email: first.email, password }
}

/** Not after the account was given another password or was shut. */
const opens = async ({ passwordHash }: StoredAccount, password: string): Promise<boolean> =>
  isPasswordHash(passwordHash) && isPassword(password, passwordHash)

/** By the file that was written when the accounts were made, whichever way this start asks for. */
async function knownSignIn(store: AccountStore, dataDirectory: string): Promise<FirstSignIn | null> {
  for (const { first, passwordFile } of [demoCrew, lonelyCrew]) {
    const password = readSecret(join(dataDirectory, passwordFile))
    if (password === null) continue
    const stored = await store.findByEmail(first.email)
    if (stored && (await opens(stored, password))) return { email: first.email, password }
  }
  return null
}
