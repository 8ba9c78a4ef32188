import { say } from '#shared/words/say'
import type { Session } from '../data/account/session'
import type { SignIns } from '../data/account/signIns'
import { FirstRun } from '../features/firstRun/FirstRun'
import { SignIn } from '../features/signIn/SignIn'
import { hostOf, SignInForm, type SignInRequestForm } from '../features/signIn/SignInForm'
import type { DeskPort } from '../platform/desk'
import { Button } from '../ui/Button'
import { Spoken } from '../ui/Spoken'
import type { SignedIn } from './signedIn'

export interface AppInfo {
  readonly version: string
  readonly serverUrl: string
}

interface DoorProps {
  readonly port: DeskPort
  readonly info: AppInfo
  readonly session: Session
  /** Null where nobody is to hear of it: a wall signs in for itself. */
  readonly signIns: Pick<SignIns, 'tell'> | null
  /** Why there is a sign-in again; null at a first visit. */
  readonly notice: string | null
  /** Opens the list of servers; null where the server is not the person's to choose. */
  readonly onServers: (() => void) | null
  readonly isFirstRun: boolean
  /** `isForgotten`: the session was to be kept, and this computer has no safe place for it. */
  readonly onSignedIn: (who: SignedIn, isForgotten: boolean) => void
}

/** The way into a window, drawn anew in another language, which can be chosen here already. */
export const Door = (props: DoorProps) => (
  <Spoken>
    <Entrance {...props} />
  </Spoken>
)

function Entrance({ port, info, session, signIns, notice, onServers, isFirstRun, onSignedIn }: DoorProps) {
  const signIn = async ({ email, password, isKept }: SignInRequestForm) => {
    const outcome = await session.signIn({ email, password })
    if (outcome.kind === 'signed-in') {
      const isLasting = await port.saveToken(outcome.token, { keep: isKept })
      const who = { token: outcome.token, account: outcome.account }
      signIns?.tell({ ...who, isKept })
      onSignedIn(who, isKept && !isLasting)
    }
    return outcome
  }
  const { serverUrl } = info
  const version = port.kind === 'browser' ? say('signIn:inBrowser') : info.version
  const form = { serverUrl, notice, onSubmit: signIn }
  if (!isFirstRun) return <SignIn key={notice} {...form} version={version} onServers={onServers} />
  const server = (
    <>
      {hostOf(serverUrl)}
      {onServers === null ? null : (
        <Button look="quiet" onPress={onServers}>
          {say('firstRun:changeServer')}
        </Button>
      )}
    </>
  )
  return (
    <FirstRun step="signIn" done={{ server }} version={version}>
      <div className="run-sign-in">
        <SignInForm key={notice} {...form} />
      </div>
    </FirstRun>
  )
}
