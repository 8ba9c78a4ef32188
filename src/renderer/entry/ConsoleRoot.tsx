import { useCallback, useEffect, useState } from 'react'
import type { Result } from '#shared/domain/result'
import { say } from '#shared/words/say'
import { TickerProvider } from '../clock/TickerProvider'
import type { Session } from '../data/account/session'
import type { SignIns } from '../data/account/signIns'
import { type RemovalRefusal, removalSentence } from '../data/removeStored'
import { DeskProvider } from '../desk/deskContext'
import { WallboardsProvider } from '../desk/wallboardsContext'
import { forgetBoard, takeBoard, useBoard } from '../features/board/boardStore'
import { forgetDrafts } from '../features/ticket/drafts'
import type { DeskPort } from '../platform/desk'
import { useNotices } from '../ui/notices'
import { bringIntents } from './bringIntents'
import { CannotOpen } from './CannotOpen'
import { Console } from './Console'
import { type AppInfo, Door } from './Door'
import { reportToDesktop } from './desktopReports'
import { FirstAlerts } from './FirstAlerts'
import { followWakes } from './followWakes'
import { letGoOfAgedFiles } from './letGoOfAgedFiles'
import { useOverlay } from './overlayStore'
import type { SignedIn } from './signedIn'
import { closeDesk, type OpenDesk, type Opened, type Opening, type Unopened, useOpening } from './useOpening'
import { useShellCommands } from './useShellCommands'

export interface ConsoleRootProps {
  readonly port: DeskPort
  readonly info: AppInfo
  readonly session: Session
  /** Hears of who signs in here. */
  readonly signIns: Pick<SignIns, 'tell'>
  /** Who signed in in an earlier run; null to begin with the sign-in. */
  readonly kept: SignedIn | null
  readonly openDesk: OpenDesk
  /** Removes what is stored for somebody, when no more unsettled actions are lost than so many. */
  readonly removeStored: (who: SignedIn, agreedToLose: number) => Promise<Result<null, RemovalRefusal>>
  /** Nobody has finished the first run on this computer. */
  readonly isFirstRun: boolean
  /** Opens the list of servers; null where the server is not the person's to choose. */
  readonly onServers: (() => void) | null
}

/** Where the agent stands with the server. */
type Stage = { readonly kind: 'signed-out'; readonly notice: string | null } | Opening | Opened | Unopened

const waitingWords = (count: number): string => (count === 0 ? '' : ` ${say('entry:waits', { count })}`)

/** While a desk is open: reports to the desktop, follows its tidings, and leaves when the server ends the session. */
function useDeskLife(stage: Stage, port: DeskPort, session: Session, onEnded: () => void): void {
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
      followWakes(data, port, window),
      letGoOfAgedFiles(data),
      bringIntents(data, port, (sentence) => useNotices.getState().say(sentence)),
      data.sync.watch(endIfSignedOut),
      // The next start opens with what the server said last.
      data.who.watch(() => session.remember(data.account)),
    ]
    endIfSignedOut()
    return () => {
      undo.forEach((stop) => stop())
      // Whoever signs in next finds the board, not what was opened before.
      useOverlay.getState().show(null)
    }
  }, [open, port, session, onEnded])
}

/** From the sign-in to the board and back. */
export function ConsoleRoot(props: ConsoleRootProps) {
  const { port, info, session, signIns, kept, openDesk, removeStored, isFirstRun, onServers } = props
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
  const onOpened = useCallback((opened: Opened | Unopened) => {
    if (opened.kind === 'open') takeBoard(opened.data.deskKey)
    setStage(opened)
  }, [])
  const onEnded = useCallback(() => end(say('entry:ended')), [end])
  useOpening(stage.kind === 'opening' ? stage : null, openDesk, onOpened)
  useDeskLife(stage, port, session, onEnded)
  useShellCommands(port, stage.kind === 'open' ? stage.data : null, onServers)
  if (stage.kind === 'opening') return null
  if (stage.kind === 'signed-out') {
    const onSignedIn = (who: SignedIn, isForgotten: boolean) => {
      if (isForgotten) useNotices.getState().say(say('entry:notKept'))
      setStage({ kind: 'opening', who })
    }
    return (
      <Door
        {...{ port, info, session, signIns, onServers, isFirstRun }}
        notice={stage.notice}
        onSignedIn={onSignedIn}
      />
    )
  }
  const { who } = stage
  const signOut = () => {
    if (stage.kind === 'open') stage.data.endEverywhere()
    void session.signOut(who.token)
    end('')
  }
  if (stage.kind === 'unopened') {
    const tryAgain = () => setStage({ kind: 'opening', who })
    return <CannotOpen refusal={stage.refusal} onAgain={tryAgain} onSignOut={signOut} isWall={false} />
  }
  const leaveNothing = async (agreedToLose: number) => {
    stage.data.endEverywhere()
    setStage({ kind: 'signed-out', notice: null })
    await Promise.all([closeDesk(stage), session.signOut(who.token), port.clearToken()])
    const removed = await removeStored(who, agreedToLose)
    if (removed.ok) {
      forgetDrafts(stage.data.deskKey)
      forgetBoard()
    }
    setStage({
      kind: 'signed-out',
      notice: removed.ok ? say('entry:removed') : removalSentence(removed.refusal),
    })
  }
  return (
    <DeskProvider data={stage.data}>
      <TickerProvider ticker={stage.ticker}>
        <WallboardsProvider serverUrl={info.serverUrl} token={who.token}>
          <FirstAlerts port={port} info={info} account={who.account} isFirstRun={isFirstRun}>
            <Console
              alerts={{ reach: port.alertReach, ask: port.askForAlerts }}
              onWallboard={() => void port.openWallboard()}
              onTicketWindow={(ticket) => void port.openTicketWindow(ticket)}
              onSignOut={signOut}
              onLeaveNothing={(agreedToLose) => void leaveNothing(agreedToLose)}
            />
          </FirstAlerts>
        </WallboardsProvider>
      </TickerProvider>
    </DeskProvider>
  )
}
