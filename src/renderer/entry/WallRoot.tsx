import { useCallback, useEffect, useState } from 'react'
import { SECOND_MS } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import { TickerProvider } from '../clock/TickerProvider'
import type { DisplaySession, SignedDisplay } from '../data/account/displaySession'
import type { Session } from '../data/account/session'
import { openRefusalSentence } from '../data/disk/openRefusal'
import { DeskProvider } from '../desk/deskContext'
import { WallboardsProvider } from '../desk/wallboardsContext'
import { DisplayCode } from '../features/wallboard/DisplayCode'
import { useLeftAlone } from '../features/wallboard/useLeftAlone'
import type { DeskPort } from '../platform/desk'
import { Spoken } from '../ui/Spoken'
import { useEscape } from '../ui/useEscape'
import { type AppInfo, Door } from './Door'
import type { SignedIn } from './signedIn'
import { closeDesk, type OpenDesk, type Opened, type Opening, type Unopened, useOpening } from './useOpening'
import { WallPage } from './WallPage'

interface WallRootProps {
  readonly port: DeskPort
  readonly info: AppInfo
  readonly session: Session
  /** How this screen is let in as a display. */
  readonly displays: DisplaySession
  /** The session this computer holds now, perhaps made by the board beside it; null when there is none. */
  readonly loadKept: () => Promise<SignedIn | null>
  readonly kept: SignedIn | null
  readonly openDesk: OpenDesk
}

type Stage =
  /** `endedToken` is a session that no longer works: nobody needs to try it again. */
  | { readonly kind: 'signed-out'; readonly notice: string | null; readonly endedToken: string | null }
  | Opening
  | Opened

const LOOK_EVERY_MS = 5 * SECOND_MS

/** Closes the desk and asks for a sign-in when the server ends the session; wakes with the computer. */
function useDeskLife(
  stage: Stage,
  { port, displays }: Pick<WallRootProps, 'port' | 'displays'>,
  setStage: (stage: Stage) => void,
): void {
  const open = stage.kind === 'open' ? stage : null
  useEffect(() => {
    if (open === null) return undefined
    const { data, who } = open
    const endIfSignedOut = () => {
      if (data.sync.get().connection.kind !== 'signed-out') return
      const isDisplay = displays.kept()?.token === who.token
      if (isDisplay) displays.forget()
      const notice = say(isDisplay ? 'entry:displayEnded' : 'entry:screenEnded')
      setStage({ kind: 'signed-out', notice, endedToken: who.token })
      void closeDesk(open)
    }
    const undo = [data.sync.watch(endIfSignedOut), port.on('woke', () => data.reconnect())]
    endIfSignedOut()
    return () => undo.forEach((stop) => stop())
  }, [open, port, displays, setStage])
}

/** A wall has no hands: while it asks for a sign-in it takes up a session made in another window by itself. */
function useKeptSession(
  stage: Stage,
  loadKept: WallRootProps['loadKept'],
  setStage: (stage: Stage) => void,
): void {
  const isAsking = stage.kind === 'signed-out'
  const endedToken = stage.kind === 'signed-out' ? stage.endedToken : null
  useEffect(() => {
    if (!isAsking) return undefined
    let isCurrent = true
    const look = async () => {
      const kept = await loadKept()
      if (isCurrent && kept !== null && kept.token !== endedToken) setStage({ kind: 'opening', who: kept })
    }
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [isAsking, endedToken, loadKept, setStage])
}

/** A screen that nobody is signed in at: the code of a display, or for as long as a person is there to use it, a sign-in. */
function WallDoor(props: {
  readonly root: WallRootProps
  readonly notice: string | null
  readonly onSignedIn: (who: SignedIn) => void
}) {
  const { root, notice, onSignedIn } = props
  const [asksPassword, setAsksPassword] = useState(false)
  const showCode = useCallback(() => setAsksPassword(false), [])
  useLeftAlone(asksPassword ? showCode : null)
  useEscape(asksPassword ? showCode : null)
  const { port, info, session, displays } = root
  const onConfirmed = useCallback(
    (display: SignedDisplay) => {
      displays.keep(display)
      onSignedIn(display)
    },
    [displays, onSignedIn],
  )
  if (asksPassword) {
    return (
      <Door
        {...{ port, info, session, notice, onSignedIn }}
        onServers={null}
        isFirstRun={false}
        signIns={null}
      />
    )
  }
  return (
    <Spoken>
      <DisplayCode
        session={displays}
        serverUrl={info.serverUrl}
        notice={notice}
        onConfirmed={onConfirmed}
        onPassword={() => setAsksPassword(true)}
      />
    </Spoken>
  )
}

/** An open desk with its wallboards. */
function OpenWall({ stage, serverUrl }: { readonly stage: Opened; readonly serverUrl: string }) {
  return (
    <DeskProvider data={stage.data}>
      <TickerProvider ticker={stage.ticker}>
        <WallboardsProvider serverUrl={serverUrl} token={stage.who.token}>
          <WallPage />
        </WallboardsProvider>
      </TickerProvider>
    </DeskProvider>
  )
}

/** From the sign-in to the wall, and back only when the server ends the session. */
export function WallRoot(props: WallRootProps) {
  const { info, loadKept, kept, openDesk } = props
  const [stage, setStage] = useState<Stage>(
    kept === null ? { kind: 'signed-out', notice: null, endedToken: null } : { kind: 'opening', who: kept },
  )
  const onOpened = useCallback(
    (opened: Opened | Unopened) =>
      setStage(
        opened.kind === 'open'
          ? opened
          : {
              kind: 'signed-out',
              notice: openRefusalSentence(opened.refusal),
              endedToken: opened.who.token,
            },
      ),
    [],
  )
  const onSignedIn = useCallback((who: SignedIn) => setStage({ kind: 'opening', who }), [])
  useOpening(stage.kind === 'opening' ? stage : null, openDesk, onOpened)
  useDeskLife(stage, props, setStage)
  useKeptSession(stage, loadKept, setStage)
  if (stage.kind === 'opening') return null
  if (stage.kind === 'open') return <OpenWall stage={stage} serverUrl={info.serverUrl} />
  return <WallDoor root={props} notice={stage.notice} onSignedIn={onSignedIn} />
}
