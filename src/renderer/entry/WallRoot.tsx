import { useEffect, useState } from 'react'
import { SECOND_MS } from '#shared/domain/instant'
import { TickerProvider } from '../clock/TickerProvider'
import { createTicker, type Ticker } from '../clock/ticker'
import type { DeskData } from '../data/deskData'
import type { Session } from '../data/session'
import { DeskProvider } from '../desk/deskContext'
import { SignIn, type SignInRequestForm } from '../features/signIn/SignIn'
import { Wallboard } from '../features/wallboard/Wallboard'
import type { DeskPort } from '../platform/desk'
import type { SignedIn } from './signedIn'

interface WallRootProps {
  readonly port: DeskPort
  readonly info: { readonly version: string; readonly serverUrl: string }
  readonly session: Session
  /** The session this computer holds now, perhaps made by the board beside it; null when there is none. */
  readonly loadKept: () => Promise<SignedIn | null>
  readonly kept: SignedIn | null
  readonly openDesk: (who: SignedIn) => Promise<DeskData>
}

type Stage =
  /** `endedToken` is a session that no longer works: nobody needs to try it again. */
  | { readonly kind: 'signed-out'; readonly notice: string | null; readonly endedToken: string | null }
  | { readonly kind: 'opening'; readonly who: SignedIn }
  | { readonly kind: 'open'; readonly who: SignedIn; readonly data: DeskData; readonly ticker: Ticker }

const LOOK_EVERY_MS = 5 * SECOND_MS
const CANNOT_OPEN =
  'This browser profile cannot store tickets. Free some disk space, then load this page again.'
const ENDED = 'The session of this screen has ended. Sign in again.'

const reload = (): void => location.reload()

/** Opens the desk of a session; one that opens after the wall has moved on is closed again. */
function useOpening(
  stage: Stage,
  openDesk: WallRootProps['openDesk'],
  setStage: (stage: Stage) => void,
): void {
  const who = stage.kind === 'opening' ? stage.who : null
  useEffect(() => {
    if (who === null) return undefined
    let isCurrent = true
    const open = async () => {
      const data = await openDesk(who).catch(() => null)
      if (!isCurrent) await data?.close()
      else if (data === null) setStage({ kind: 'signed-out', notice: CANNOT_OPEN, endedToken: who.token })
      else setStage({ kind: 'open', who, data, ticker: createTicker(data.now) })
    }
    void open()
    return () => {
      isCurrent = false
    }
  }, [who, openDesk, setStage])
}

/** Closes the desk and asks for a sign-in when the server ends the session; wakes with the computer. */
function useDeskLife(stage: Stage, port: DeskPort, setStage: (stage: Stage) => void): void {
  const open = stage.kind === 'open' ? stage : null
  useEffect(() => {
    if (open === null) return undefined
    const { data, ticker, who } = open
    const endIfSignedOut = () => {
      if (data.sync.get().connection.kind !== 'signed-out') return
      setStage({ kind: 'signed-out', notice: ENDED, endedToken: who.token })
      ticker.close()
      void data.close()
    }
    const undo = [data.sync.watch(endIfSignedOut), port.on('woke', () => data.reconnect())]
    endIfSignedOut()
    return () => undo.forEach((stop) => stop())
  }, [open, port, setStage])
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

/** From the sign-in to the wall, and back only when the server ends the session. */
export function WallRoot({ port, info, session, loadKept, kept, openDesk }: WallRootProps) {
  const [stage, setStage] = useState<Stage>(
    kept === null ? { kind: 'signed-out', notice: null, endedToken: null } : { kind: 'opening', who: kept },
  )
  useOpening(stage, openDesk, setStage)
  useDeskLife(stage, port, setStage)
  useKeptSession(stage, loadKept, setStage)
  const signIn = async ({ email, password, isKept }: SignInRequestForm) => {
    const outcome = await session.signIn({ email, password })
    if (outcome.kind === 'signed-in') {
      await port.saveToken(outcome.token, { keep: isKept })
      setStage({ kind: 'opening', who: { token: outcome.token, account: outcome.account } })
    }
    return outcome
  }
  if (stage.kind === 'opening') return null
  if (stage.kind === 'signed-out') {
    return (
      <SignIn
        key={stage.notice}
        serverUrl={info.serverUrl}
        version={info.version}
        notice={stage.notice}
        onSubmit={signIn}
      />
    )
  }
  return (
    <DeskProvider data={stage.data}>
      <TickerProvider ticker={stage.ticker}>
        <Wallboard reload={reload} />
      </TickerProvider>
    </DeskProvider>
  )
}
