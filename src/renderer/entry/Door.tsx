import type { Session } from '../data/session'
import { SignIn, type SignInRequestForm } from '../features/signIn/SignIn'
import type { DeskPort } from '../platform/desk'
import type { SignedIn } from './signedIn'

export interface AppInfo {
  readonly version: string
  readonly serverUrl: string
}

interface DoorProps {
  readonly port: DeskPort
  readonly info: AppInfo
  readonly session: Session
  /** Why there is a sign-in again; null at a first visit. */
  readonly notice: string | null
  /** `isForgotten`: the session was to be kept, and this computer has no safe place for it. */
  readonly onSignedIn: (who: SignedIn, isForgotten: boolean) => void
}

/** The sign-in of a window: asks the server, and keeps the session where this computer keeps such things. */
export function Door({ port, info, session, notice, onSignedIn }: DoorProps) {
  const signIn = async ({ email, password, isKept }: SignInRequestForm) => {
    const outcome = await session.signIn({ email, password })
    if (outcome.kind === 'signed-in') {
      const isLasting = await port.saveToken(outcome.token, { keep: isKept })
      onSignedIn({ token: outcome.token, account: outcome.account }, isKept && !isLasting)
    }
    return outcome
  }
  return (
    <SignIn
      key={notice}
      serverUrl={info.serverUrl}
      version={info.version}
      notice={notice}
      onSubmit={signIn}
    />
  )
}
