import { DAY_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import type { SignInAnswer, SignInRequest } from '#shared/protocol/signIn'
import type { AccountStore, StoredAccount } from '../db/store'
import type { Randomness, ServerClock } from '../ports'
import { isPassword, isPasswordHash, nobodysHash } from './passwords'
import { tokenHashOf } from './tokenHash'
import { createTries, type TryLimit } from './tries'

export interface AuthorityPorts {
  readonly store: AccountStore
  readonly clock: ServerClock
  readonly randomness: Randomness
}

/** Who somebody is, by password once and by token from then on. */
export interface Authority {
  /** Judges a password and counts the try, whatever it is asked for (SEC11). */
  readonly check: (email: string, password: string, address: string) => Promise<Checked>
  readonly signIn: (request: SignInRequest, address: string) => Promise<SignInAnswer>
  readonly signOut: (token: string) => Promise<void>
  /** Null for a token that is unknown, ended or signed out. Read anew on every call, so a change acts at once. */
  readonly accountOf: (token: string) => Promise<Account | null>
}

/** What came of a password that was typed; the refusals are those of a sign-in. */
export type Checked =
  | { readonly kind: 'right'; readonly account: StoredAccount }
  | Extract<SignInAnswer, { kind: 'wrong-password' | 'too-many-tries' }>

const SESSION_MS = 30 * DAY_MS
const TOKEN_BYTES = 32
const TRIES_PER_PERSON_AND_ADDRESS = 5
const TRIES_SHARED = 50

const limitsFor = (email: string, address: string): readonly TryLimit[] => [
  { key: `both ${email} ${address}`, limit: TRIES_PER_PERSON_AND_ADDRESS },
  { key: `email ${email}`, limit: TRIES_SHARED },
  { key: `address ${address}`, limit: TRIES_SHARED },
]

export function createAuthority(ports: AuthorityPorts): Authority {
  const { store, clock, randomness } = ports
  const tries = createTries(clock)
  // An unknown e-mail, and one of a display that was let in by its code, is checked against this, so that it takes as long as a known one.
  const unknown = nobodysHash(randomness)

  const check: Authority['check'] = async (email, password, address) => {
    const limits = limitsFor(email.toLowerCase(), address)
    const outcome = tries.begin(limits)
    if (!outcome.mayTry) return { kind: 'too-many-tries', retryAfterMs: outcome.retryAfterMs }
    const account = await store.findByEmail(email)
    const mayTry = account !== null && isPasswordHash(account.passwordHash)
    const isRight = await isPassword(password, mayTry ? account.passwordHash : unknown)
    if (!mayTry || !isRight) return { kind: 'wrong-password', triesLeft: outcome.triesLeft }
    tries.succeed(limits)
    return { kind: 'right', account }
  }
  const signIn: Authority['signIn'] = async ({ email, password }, address) => {
    const checked = await check(email, password, address)
    if (checked.kind !== 'right') return checked
    const { account } = checked
    const token = await openSession(ports, account)
    // Another password ends the sessions that are there; this one may have come after that (SEC153).
    if ((await store.findByEmail(email))?.passwordHash === account.passwordHash) {
      return { kind: 'signed-in', token, account: withoutSecret(account) }
    }
    await store.closeSession(tokenHashOf(token))
    return signIn({ email, password }, address)
  }
  return {
    check,
    signIn,
    signOut: (token) => store.closeSession(tokenHashOf(token)),
    accountOf: (token) => store.accountOfSession(tokenHashOf(token), clock.now()),
  }
}

async function openSession({ store, clock, randomness }: AuthorityPorts, account: Account): Promise<string> {
  const token = randomness.bytes(TOKEN_BYTES).toString('base64url')
  const now = clock.now()
  await store.openSession(tokenHashOf(token), account.id, now, plusMs(now, SESSION_MS))
  return token
}

const withoutSecret = ({ id, name, email, role, queues }: StoredAccount): Account => ({
  id,
  name,
  email,
  role,
  queues,
})
