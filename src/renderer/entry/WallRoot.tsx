import { useCallback, useEffect, useState } from 'react'
import { SECOND_MS } from '#shared/domain/instant'
import { TickerProvider } from '../clock/TickerProvider'
import { openRefusalSentence } from '../data/openRefusal'
import type { Session } from '../data/session'
import { DeskProvider } from '../desk/deskContext'
import { Wallboard } from '../features/wallboard/Wallboard'
import type { DeskPort } from '../platform/desk'
import { type AppInfo, Door } from './Door'
import type { SignedIn } from './signedIn'
import { closeDesk, type OpenDesk, type Opened, type Opening, type Unopened, useOpening } from './useOpening'

interface WallRootProps {
  readonly port: DeskPort
  readonly info: AppInfo
  readonly session: Session
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
const ENDED = 'The session of this screen has ended. Sign in again.'

const reload = (): void => location.reload()

/** Closes the desk and asks for a sign-in when the server ends the session; wakes with the computer. */
function useDeskLife(stage: Stage, port: DeskPort, setStage: (stage: Stage) => void): void {
  const open = stage.kind === 'open' ? stage : null
  useEffect(() => {
    if (open === null) return undefined
    const { data, who } = open
    const endIfSignedOut = () => {
      if (data.sync.get().connection.kind !== 'signed-out') return
      setStage({ kind: 'signed-out', notice: ENDED, endedToken: who.token })
      void closeDesk(open)
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
  useOpening(stage.kind === 'opening' ? stage : null, openDesk, onOpened)
  useDeskLife(stage, port, setStage)
  useKeptSession(stage, loadKept, setStage)
  if (stage.kind === 'opening') return null
  if (stage.kind === 'signed-out') {
    const onSignedIn = (who: SignedIn) => setStage({ kind: 'opening', who })
    return <Door port={port} info={info} session={session} notice={stage.notice} onSignedIn={onSignedIn} />
  }
  return (
    <DeskProvider data={stage.data}>
      <TickerProvider ticker={stage.ticker}>
        <Wallboard reload={reload} />
      </TickerProvider>
    </DeskProvider>
  )
}
