import { useCallback, useEffect, useState } from 'react'
import { TickerProvider } from '../clock/TickerProvider'
import type { Session } from '../data/session'
import { DeskProvider } from '../desk/deskContext'
import { useBoard } from '../features/board/boardStore'
import type { DeskPort } from '../platform/desk'
import { useNotices } from '../ui/notices'
import { Console } from './Console'
import { type AppInfo, Door } from './Door'
import { reportToDesktop } from './desktopReports'
import type { SignedIn } from './signedIn'
import { closeDesk, type OpenDesk, type Opened, type Opening, useOpening } from './useOpening'

interface ConsoleRootProps {
  readonly port: DeskPort
  readonly info: AppInfo
  readonly session: Session
  /** Who signed in in an earlier run; null to begin with the sign-in. */
  readonly kept: SignedIn | null
  readonly openDesk: OpenDesk
}

/** Where the agent stands with the server. */
type Stage = { readonly kind: 'signed-out'; readonly notice: string | null } | Opening | Opened

const CANNOT_OPEN =
  'This browser profile cannot store tickets. Free some disk space or leave private browsing, then sign in again.'

const NOT_KEPT =
  'This computer has no safe place for your session, so you stay signed in only until the console is closed.'

const waitingWords = (count: number): string =>
  count === 0
    ? ''
    : ` ${count} of your actions ${count === 1 ? 'waits' : 'wait'} on this computer until you sign in again.`

/** While a desk is open: reports to the desktop, follows its tidings, and leaves when the server ends the session. */
function useDeskLife(stage: Stage, port: DeskPort, onEnded: () => void): void {
  const open = stage.kind === 'open' ? stage : null
  useEffect(() => {
    if (open === null) return undefined
    const { data, ticker } = open
    const endIfSignedOut = () => {
      if (data.sync.get().connection.kind === 'signed-out') onEnded()
    }
    const undo = [
      reportToDesktop(data, ticker, port),
      port.on('openTicket', ({ ticketId }) => useBoard.getState().open(ticketId)),
      port.on('woke', () => data.reconnect()),
      data.sync.watch(endIfSignedOut),
    ]
    endIfSignedOut()
    return () => undo.forEach((stop) => stop())
  }, [open, port, onEnded])
}

/** From the sign-in to the board and back. */
export function ConsoleRoot({ port, info, session, kept, openDesk }: ConsoleRootProps) {
  const [stage, setStage] = useState<Stage>(
    kept === null ? { kind: 'signed-out', notice: null } : { kind: 'opening', who: kept },
  )
  const end = useCallback(
    (why: string) => {
      const waiting = stage.kind === 'open' ? stage.data.sync.get().waiting.length : 0
      const notice = `${why}${waitingWords(waiting)}`.trim()
      setStage({ kind: 'signed-out', notice: notice === '' ? null : notice })
      if (stage.kind === 'open') void closeDesk(stage)
      void port.clearToken()
    },
    [stage, port],
  )
  const onEnded = useCallback(() => end('Your session has ended. Sign in again.'), [end])
  const onOpened = useCallback(
    (opened: Opened | null) => setStage(opened ?? { kind: 'signed-out', notice: CANNOT_OPEN }),
    [],
  )
  useOpening(stage.kind === 'opening' ? stage : null, openDesk, onOpened)
  useDeskLife(stage, port, onEnded)
  if (stage.kind === 'opening') return null
  if (stage.kind === 'signed-out') {
    const onSignedIn = (who: SignedIn, isForgotten: boolean) => {
      if (isForgotten) useNotices.getState().say(NOT_KEPT)
      setStage({ kind: 'opening', who })
    }
    return <Door port={port} info={info} session={session} notice={stage.notice} onSignedIn={onSignedIn} />
  }
  const signOut = () => {
    void session.signOut(stage.who.token)
    end('')
  }
  return (
    <DeskProvider data={stage.data}>
      <TickerProvider ticker={stage.ticker}>
        <Console
          alerts={{ reach: port.alertReach, ask: port.askForAlerts }}
          onWallboard={() => void port.openWallboard()}
          onSignOut={signOut}
        />
      </TickerProvider>
    </DeskProvider>
  )
}
