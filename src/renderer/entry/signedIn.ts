import type { Account } from '#shared/domain/person'
import type { Session } from '../data/account/session'
import type { DeskPort } from '../platform/desk'

/** Who is signed in on this computer, and with what. */
export interface SignedIn {
  readonly token: string
  readonly account: Account
}

/** Who signed in in an earlier run and chose to stay; null when the agent has to sign in. */
export async function loadSignedIn(port: DeskPort, session: Session): Promise<SignedIn | null> {
  const token = await port.loadToken()
  const account = session.lastAccount()
  return token === null || account === null ? null : { token, account }
}
