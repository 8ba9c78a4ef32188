import type { PersonId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { type Wallboard, type WallboardId, wallboardSchema } from '#shared/domain/wallboard'
import type { Display } from '#shared/protocol/displays'
import type { Database, Queries } from './tables'

/** Displays that were confirmed: each an account of the role `display` with one session. */
export interface DisplayStore {
  readonly displays: () => Promise<readonly Display[]>
  readonly display: (id: PersonId) => Promise<Display | null>
  /**
   * Makes the account, its session and the display, all or nothing. It sees the queues of its wallboard as that is kept
   * in this moment, and those of the account where none is.
   */
  readonly addDisplay: (added: {
    readonly display: Display
    readonly account: Account
    readonly tokenHash: string
    readonly expiresAt: Instant
  }) => Promise<void>
  /** Notes that it was there, and lets its session last until then. */
  readonly seeDisplay: (id: PersonId, now: Instant, expiresAt: Instant) => Promise<void>
  /** Gives it another wallboard and in the same commit the queues of that, as they are kept; null for one that is not there. */
  readonly showOnDisplay: (id: PersonId, wallboard: Wallboard) => Promise<Display | null>
  /** Ends its session and forgets it; false for one that is not there. */
  readonly removeDisplay: (id: PersonId) => Promise<boolean>
}

/** No password has this hash: it is not of the form of one. */
const NO_PASSWORD = 'none'

export const createDisplayStore = (db: Database): DisplayStore => ({
  displays: () => asDisplays(db).orderBy('display.confirmed_at').execute(),
  display: (id) => displayById(db, id),
  addDisplay: (added) => addDisplay(db, added),
  seeDisplay: (id, now, expires_at) =>
    db.transaction().execute(async (tx) => {
      await tx.updateTable('display').set({ seen_at: now }).where('account_id', '=', id).execute()
      await tx.updateTable('session').set({ expires_at }).where('account_id', '=', id).execute()
    }),
  showOnDisplay: (id, wallboard) => db.transaction().execute((tx) => showOnDisplay(tx, id, wallboard)),
  removeDisplay: (id) =>
    db.transaction().execute(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('display')
        .where('account_id', '=', id)
        .executeTakeFirstOrThrow()
      if (numDeletedRows === 0n) return false
      await tx.deleteFrom('session').where('account_id', '=', id).execute()
      await tx.deleteFrom('account').where('id', '=', id).execute()
      return true
    }),
})

type Added = Parameters<DisplayStore['addDisplay']>[0]

function addDisplay(db: Database, { display, account, tokenHash: token_hash, expiresAt: expires_at }: Added) {
  return db.transaction().execute(async (tx) => {
    const { id, name, email, role } = account
    const { confirmedAt: opened_at, confirmedBy: confirmed_by, wallboard: wallboard_id } = display
    const password_hash = NO_PASSWORD
    const queues = JSON.stringify((await keptQueues(tx, wallboard_id)) ?? account.queues)
    await tx.insertInto('account').values({ id, name, email, role, queues, password_hash }).execute()
    await tx.insertInto('session').values({ token_hash, account_id: id, opened_at, expires_at }).execute()
    const confirmed = { account_id: id, wallboard_id, confirmed_by, confirmed_at: opened_at, seen_at: null }
    await tx.insertInto('display').values(confirmed).execute()
  })
}

async function showOnDisplay(tx: Queries, id: PersonId, wallboard: Wallboard): Promise<Display | null> {
  await tx.updateTable('display').set({ wallboard_id: wallboard.id }).where('account_id', '=', id).execute()
  const display = await displayById(tx, id)
  if (display === null) return null
  const queues = JSON.stringify((await keptQueues(tx, wallboard.id)) ?? wallboard.queues)
  await tx.updateTable('account').set({ queues }).where('id', '=', id).execute()
  return display
}

/** Somebody may have saved the wallboard since it was looked up for its display. */
async function keptQueues(queries: Queries, id: WallboardId): Promise<Wallboard['queues'] | null> {
  const row = await queries.selectFrom('wallboard').select('body').where('id', '=', id).executeTakeFirst()
  return row ? wallboardSchema.parse(JSON.parse(row.body)).queues : null
}

const displayById = async (queries: Queries, id: PersonId): Promise<Display | null> =>
  (await asDisplays(queries).where('display.account_id', '=', id).executeTakeFirst()) ?? null

const asDisplays = (queries: Queries) =>
  queries
    .selectFrom('display')
    .innerJoin('account', 'account.id', 'display.account_id')
    .select([
      'account.id',
      'account.name',
      'display.wallboard_id as wallboard',
      'display.confirmed_by as confirmedBy',
      'display.confirmed_at as confirmedAt',
      'display.seen_at as seenAt',
    ])
