import { type Account, accountSchema } from '#shared/domain/person'
import type { DeskPort } from '../platform/desk'
import { forgetStored, readStored, writeStored } from '../ui/stored'

/** Who is signed in on this computer, and with what. */
export interface Session {
  readonly token: string
  readonly account: Account
}

/** The account is no secret and stays with the page, so that the board opens while the server is away. */
const ACCOUNT_KEY = 'tminus.account'

/** The session of an earlier run; null when the agent has to sign in. */
export async function loadSession(port: DeskPort): Promise<Session | null> {
  const token = await port.loadToken()
  const account = readStored(ACCOUNT_KEY, accountSchema)
  return token === null || account === null ? null : { token, account }
}

/** Answers whether the session outlives this run of the console. */
export async function keepSession(port: DeskPort, session: Session, isKept: boolean): Promise<boolean> {
  writeStored(ACCOUNT_KEY, session.account)
  return port.saveToken(session.token, { keep: isKept })
}

export async function forgetSession(port: DeskPort): Promise<void> {
  forgetStored(ACCOUNT_KEY)
  await port.clearToken()
}
