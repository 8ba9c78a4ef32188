import * as z from 'zod/mini'
import type { Instant } from '#shared/domain/instant'
import { type Account, accountSchema, type Colleague, personOf } from '#shared/domain/person'
import { orgScope } from '#shared/domain/scope'
import { SHUT } from '../auth/passwords'
import { createAsking } from './asking'
import { commitChanges } from './commitChanges'
import { readEntity } from './entityRows'
import type { OpenDatabase } from './openDatabase'
import type { RecordBook } from './records'
import type { AccountStore, Commit, EndedSessions, StoredAccount } from './store'
import type { AccountRow, Database } from './tables'
import { knownUntilWritten } from './untilWritten'

export type AccountDatabase = Pick<OpenDatabase, 'db' | 'accountsWritten'>

export function createAccountStore(opened: AccountDatabase, book: RecordBook): AccountStore {
  const { db } = opened
  return {
    saveAccount: (account, ended) => saveAccount(book, account, ended),
    findByEmail: async (email) => {
      const row = await db
        .selectFrom('account')
        .selectAll()
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst()
      return row ? storedOf(row) : null
    },
    accounts: async () => {
      const rows = await db
        .selectFrom('account')
        .selectAll()
        .where('role', '!=', 'display')
        .orderBy('email')
        .execute()
      return rows.map(storedOf)
    },
    queues: () => book.atOnce((records) => records.queues()),
    countAccounts: async () => {
      const { count } = await db
        .selectFrom('account')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return count
    },
    ...sessions(opened),
  }
}

interface Session {
  readonly account: Account
  /** No longer open at this instant. */
  readonly expiresAt: Instant
}

type Sessions = Pick<AccountStore, 'openSession' | 'accountOfSession' | 'closeSession'>

function sessions({ db, accountsWritten }: AccountDatabase): Sessions {
  const known = knownUntilWritten<Session>(accountsWritten)
  const read = sessionReading(db)
  return {
    openSession: async (token_hash, account_id, opened_at, expires_at) => {
      await db.deleteFrom('session').where('expires_at', '<=', opened_at).execute()
      await db.insertInto('session').values({ token_hash, account_id, opened_at, expires_at }).execute()
    },
    accountOfSession: async (tokenHash, now) => {
      const session = await known.recall(tokenHash, () => read(tokenHash))
      return session && now < session.expiresAt ? session.account : null
    },
    closeSession: async (tokenHash) => {
      await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
    },
  }
}

const accessSchema = accountSchema.def.innerType.shape.queues

const accountOf = ({ id, name, email, role, queues }: AccountRow): Account => ({
  id,
  name,
  email,
  role,
  queues: z.parse(accessSchema, JSON.parse(queues)),
})

const storedOf = (row: AccountRow): StoredAccount => ({ ...accountOf(row), passwordHash: row.password_hash })

/** As everybody reads of the owner of an account: their name, and that they have left where it is shut (ACC7). */
const colleagueOf = (account: StoredAccount): Colleague => ({
  ...personOf(account),
  ...(account.passwordHash === SHUT ? { hasLeft: true } : {}),
})

/** Writes the account, ends its sessions where that is asked, and writes what everybody reads of its owner: all or nothing. */
export async function saveAccount(
  book: RecordBook,
  account: StoredAccount,
  ended: EndedSessions = 'none',
): Promise<Commit> {
  return book.atOnce(async (records) => {
    const { id, name, role, passwordHash: password_hash } = account
    const email = account.email.toLowerCase()
    await records.putAccount({ id, name, email, role, password_hash, queues: JSON.stringify(account.queues) })
    if (ended !== 'none') await records.endSessions(id, ended === 'all' ? null : ended.butTokenHash)
    const known = await readEntity(records, 'person', id)
    const data = colleagueOf(account)
    const isKnown = known?.data.name === name && known.data.hasLeft === data.hasLeft
    // A display is nobody whom a ticket could be given to.
    if (role === 'display' || isKnown) return []
    const entity = { kind: 'person', data } as const
    return commitChanges(records, [[{ entity, scope: orgScope, before: known?.stored ?? null }]], null)
  })
}

function sessionReading(db: Database): (tokenHash: string) => Promise<Session | null> {
  const { ask } = createAsking()
  return async (tokenHash) => {
    const { rows } = await ask(db, 'session', [tokenHash], () =>
      db
        .selectFrom('session')
        .innerJoin('account', 'account.id', 'session.account_id')
        .selectAll('account')
        .select('session.expires_at')
        .where('session.token_hash', '=', tokenHash),
    )
    const [row] = rows
    return row ? { account: accountOf(row), expiresAt: row.expires_at } : null
  }
}
