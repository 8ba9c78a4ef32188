import { join } from 'node:path'
import { personId } from '#shared/domain/ids'
import type { Account, Role } from '#shared/domain/person'
import { hashPassword } from './auth/passwords'
import type { AccountStore } from './db/store'
import { keptSecret, readablePassword } from './keptSecret'
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
const demoAccounts: readonly Account[] = [
  account('jonas-berg', 'Jonas Berg', 'agent', 'jonas.berg'),
  account('mira-laine', 'Mira Laine', 'agent', 'mira.laine'),
  account('aiko-tanaka', 'Aiko Tanaka', 'supervisor', 'aiko.tanaka'),
  administrator,
  account('wall', 'Wallboard', 'display'),
]

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
  const accounts = isDemo ? demoAccounts : [administrator]
  const [first = administrator] = accounts
  const file = join(dataDirectory, isDemo ? 'demo-sign-in.txt' : 'first-sign-in.txt')
  const isFresh = (await store.countAccounts()) === 0
  if (!isFresh && !(await store.findByEmail(first.email))) return null
  // The file comes before the accounts: after a crash between the two, the next start finishes the work.
  const password = keptSecret(file, () => readablePassword(randomness))
  if (isFresh) {
    const passwordHash = await hashPassword(password, randomness)
    // The one that is looked for above comes last, so that it stands for all of them.
    for (const one of accounts.toReversed()) await store.saveAccount({ ...one, passwordHash })
  }
  return { email: first.email, password }
}
