import type { IncomingMessage } from 'node:http'
import type { Account } from '#shared/domain/person'
import type { Authority } from '../auth/createAuthority'
import { bearerOf } from './answer'

/** Who asks, by the session whose token came along. */
export interface Asker {
  readonly account: Account
  readonly token: string
}

/** Null without a session, and with one that has ended. */
export async function askerOf(
  { authority }: { readonly authority: Pick<Authority, 'accountOf'> },
  request: IncomingMessage,
): Promise<Asker | null> {
  const token = bearerOf(request)
  const account = token === null ? null : await authority.accountOf(token)
  return token === null || account === null ? null : { account, token }
}
