import { assertNever } from '#shared/domain/assertNever'
import { personId, type QueueId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import { hashPassword, SHUT } from '../auth/passwords'
import type { Commit, EndedSessions, Store, StoredAccount } from '../db/store'
import { readablePassword } from '../keptSecret'
import type { Randomness } from '../ports'
import type { AccountsTold, AccountWish } from './accountWish'

export interface AccountsDeskPorts {
  readonly store: Pick<Store, 'accounts' | 'saveAccount' | 'queues'>
  readonly randomness: Randomness
  /** Runs work that commits, alone among all writers, and tells the consoles. */
  readonly commitAndSend: <Done>(work: () => Promise<Done>, commitOf: (done: Done) => Commit) => Promise<Done>
  /** Looks at every connected session anew. */
  readonly refresh: () => Promise<void>
}

type Told = Result<AccountsTold, string>

/** Who may sign in, as whoever runs the server says it. A refusal is one plain sentence. */
export interface AccountsDesk {
  readonly ask: (wish: AccountWish) => Promise<Told>
}

const isShut = ({ passwordHash }: StoredAccount): boolean => passwordHash === SHUT

type Wished<Kind extends AccountWish['kind']> = Extract<AccountWish, { kind: Kind }>

/** The account as it is to be, and which of its sessions end. */
interface Next {
  readonly account: StoredAccount
  readonly ended: EndedSessions
}

export function createAccountsDesk(ports: AccountsDeskPorts): AccountsDesk {
  const { store, randomness } = ports
  const withPassword = async (then: (passwordHash: string) => Promise<Told>): Promise<Told> => {
    const password = readablePassword(randomness)
    const told = await then(await hashPassword(password, randomness))
    return told.ok && told.value.kind === 'account'
      ? accepted({ kind: 'password', account: told.value.account, password })
      : told
  }
  return {
    ask: async (wish) => {
      switch (wish.kind) {
        case 'list':
          return accepted({ kind: 'accounts', accounts: (await store.accounts()).map(known) })
        case 'add':
          return withPassword((passwordHash) =>
            write(ports, (all) => added(all, wish, newId(randomness), passwordHash)),
          )
        case 'renew':
          return withPassword((passwordHash) =>
            write(ports, (all) =>
              found(all, wish, (account) =>
                accepted({ account: { ...account, passwordHash }, ended: 'all' }),
              ),
            ),
          )
        case 'change':
          return write(ports, (all) => found(all, wish, (account) => changed(all, account, wish)))
        case 'shut':
          return write(ports, (all) => found(all, wish, (account) => shut(all, account)))
        default:
          return assertNever(wish)
      }
    },
  }
}

const newId = (randomness: Randomness) => personId(`person-${randomness.bytes(9).toString('hex')}`)

const known = (stored: StoredAccount): { readonly account: Account; readonly isShut: boolean } => {
  const { passwordHash: _, ...account } = stored
  return { account, isShut: isShut(stored) }
}

/** Decides and writes in one turn, so that two who add the same address make one account. */
async function write(
  { store, commitAndSend, refresh }: AccountsDeskPorts,
  decide: (all: readonly StoredAccount[]) => Result<Next, string>,
): Promise<Told> {
  const { told } = await commitAndSend(
    async (): Promise<{ readonly told: Told; readonly commit: Commit }> => {
      const next = decide(await store.accounts())
      const missing = next.ok ? missingQueue(next.value.account, await store.queues()) : null
      if (!next.ok) return { told: next, commit: [] }
      if (missing !== null) return { told: refused(missing), commit: [] }
      const { account, ended } = next.value
      const commit = await store.saveAccount(account, ended)
      return { told: accepted({ kind: 'account', ...known(account) }), commit }
    },
    ({ commit }) => commit,
  )
  if (told.ok) await refresh()
  return told
}

function added(
  all: readonly StoredAccount[],
  { email, name, role, queues }: Wished<'add'>,
  id: Account['id'],
  passwordHash: string,
): Result<Next, string> {
  if (all.some((one) => one.email === email)) {
    return refused(`${email} has an account already; say "change" or "password" for it.`)
  }
  return accepted({ account: { id, email, name, role, queues, passwordHash }, ended: 'none' })
}

function found(
  all: readonly StoredAccount[],
  { email }: { readonly email: string },
  then: (account: StoredAccount) => Result<Next, string>,
): Result<Next, string> {
  const account = all.find((one) => one.email === email)
  return account ? then(account) : refused(`Nobody has ${email} here; "list" tells who has an account.`)
}

function changed(
  all: readonly StoredAccount[],
  before: StoredAccount,
  { name, role, queues }: Wished<'change'>,
): Result<Next, string> {
  if (role !== null && role !== 'admin' && isLastAdministrator(all, before)) return refused(LAST_ONE)
  const account = {
    ...before,
    name: name ?? before.name,
    role: role ?? before.role,
    queues: queues ?? before.queues,
  }
  return accepted({ account, ended: 'none' })
}

function shut(all: readonly StoredAccount[], account: StoredAccount): Result<Next, string> {
  if (isLastAdministrator(all, account)) return refused(LAST_ONE)
  return accepted({ account: { ...account, passwordHash: SHUT }, ended: 'all' })
}

const LAST_ONE = 'This is the only administrator who can sign in; make another one first.'

const isLastAdministrator = (all: readonly StoredAccount[], { id, role }: StoredAccount): boolean =>
  role === 'admin' && !all.some((other) => other.id !== id && other.role === 'admin' && !isShut(other))

function missingQueue({ queues }: Account, kept: readonly QueueId[]): string | null {
  if (queues === 'all') return null
  const missing = queues.find((queue) => !kept.includes(queue))
  if (missing === undefined) return null
  const names = kept.length === 0 ? 'none yet' : kept.join(', ')
  return `There is no queue "${missing}" here; those of this desk are: ${names}.`
}
