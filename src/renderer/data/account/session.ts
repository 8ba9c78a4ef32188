import * as z from 'zod/mini'
import { type Account, accountSchema } from '#shared/domain/person'
import { type SignInAnswer, type SignInRequest, signInAnswerSchema } from '#shared/protocol/signIn'
import { serverKey } from '../disk/databases'

/** The server could not be reached, or what answered is not a T-Minus server. */
export interface Unreachable {
  readonly kind: 'unreachable'
}

/** Where the last account is kept; a window's `localStorage`. */
export type AccountStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface SessionOptions {
  /** An origin, such as `https://desk.example`. */
  readonly serverUrl: string
  readonly fetch?: typeof fetch
  readonly storage?: AccountStorage
}

export interface Session {
  /** Never rejects. Remembers the account of a sign-in that worked. */
  readonly signIn: (request: SignInRequest) => Promise<SignInAnswer | Unreachable>
  /** Forgets the account here in any case; answers whether the server has ended the session too. */
  readonly signOut: (token: string) => Promise<boolean>
  /**
   * Who signed in last on this server. With a kept token it is enough to open the board without the server; null after
   * a sign-out.
   */
  readonly lastAccount: () => Account | null
  readonly remember: (account: Account) => void
}

/** Sign-in and sign-out over HTTP, and who it was the last time. */
export function openSession(options: SessionOptions): Session {
  const { serverUrl, storage = localStorage } = options
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  const place = `account-${serverKey(serverUrl)}`
  const remember = (account: Account): void => storage.setItem(place, JSON.stringify(account))

  const ask = async (credentials: SignInRequest): Promise<SignInAnswer> => {
    const response = await request(`${serverUrl}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    })
    return signInAnswerSchema.parse(await response.json())
  }
  return {
    signIn: async (credentials) => {
      const answer = await ask(credentials).catch((): Unreachable => ({ kind: 'unreachable' }))
      if (answer.kind === 'signed-in') remember(answer.account)
      return answer
    },
    signOut: async (token) => {
      storage.removeItem(place)
      const headers = { authorization: `Bearer ${token}` }
      const sent = request(`${serverUrl}/api/sign-out`, { method: 'POST', headers })
      return sent.then((response) => response.ok).catch(() => false)
    },
    lastAccount: () => parsedAccount(storage.getItem(place)),
    remember,
  }
}

const storedAccount = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.issues.push({ code: 'custom', message: 'not JSON', input: text })
        return z.NEVER
      }
    }),
    accountSchema,
  ),
)

/** What another release or another program left there is treated as absent. */
function parsedAccount(text: string | null): Account | null {
  const parsed = storedAccount.safeParse(text)
  return parsed.success ? parsed.data : null
}
