import { useCallback, useEffect, useState } from 'react'
import { TickerProvider } from '../clock/TickerProvider'
import { createTicker, type Ticker } from '../clock/ticker'
import type { DeskData } from '../data/deskData'
import type { Session } from '../data/session'
import { DeskProvider } from '../desk/deskContext'
import { useBoard } from '../features/board/boardStore'
import { SignIn, type SignInRequestForm } from '../features/signIn/SignIn'
import type { DeskPort } from '../platform/desk'
import { useNotices } from '../ui/notices'
import { Console } from './Console'
import { reportToDesktop } from './desktopReports'
import type { SignedIn } from './signedIn'

export interface AppInfo {
  readonly version: string
  readonly serverUrl: string
}

interface ConsoleRootProps {
  readonly port: DeskPort
  readonly info: AppInfo
  readonly session: Session
  /** Who signed in in an earlier run; null to begin with the sign-in. */
  readonly kept: SignedIn | null
  readonly openDesk: (who: SignedIn) => Promise<DeskData>
}

/** Where the agent stands with the server. */
type Stage =
  | { readonly kind: 'signed-out'; readonly notice: string | null }
  | { readonly kind: 'opening'; readonly who: SignedIn }
  | { readonly kind: 'open'; readonly who: SignedIn; readonly data: DeskData; readonly ticker: Ticker }

const CANNOT_OPEN =
  'This browser profile cannot store tickets. Free some disk space or leave private browsing, then sign in again.'

const NOT_KEPT =
  'This computer has no safe place for your session, so you stay signed in only until the console is closed.'

const waitingWords = (count: number): string =>
  count === 0
    ? ''
    : ` ${count} of your actions ${count === 1 ? 'waits' : 'wait'} on this computer until you sign in again.`

async function openInto(
  life: AbortSignal,
  who: SignedIn,
  openDesk: ConsoleRootProps['openDesk'],
  setStage: (stage: Stage) => void,
): Promise<void> {
  try {
    const data = await openDesk(who)
    if (life.aborted) await data.close()
    else setStage({ kind: 'open', who, data, ticker: createTicker(data.now) })
  } catch {
    if (!life.aborted) setStage({ kind: 'signed-out', notice: CANNOT_OPEN })
  }
}

/** Opens the desk of a session once; a desk that opens after the page has moved on is closed again. */
function useOpening(
  stage: Stage,
  openDesk: ConsoleRootProps['openDesk'],
  setStage: (stage: Stage) => void,
): void {
  const opening = stage.kind === 'opening' ? stage.who : null
  useEffect(() => {
    if (opening === null) return undefined
    const life = new AbortController()
    void openInto(life.signal, opening, openDesk, setStage)
    return () => life.abort()
  }, [opening, openDesk, setStage])
}

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

async function closeStage(stage: Stage): Promise<void> {
  if (stage.kind !== 'open') return
  stage.ticker.close()
  await stage.data.close()
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
      void closeStage(stage)
      void port.clearToken()
    },
    [stage, port],
  )
  const onEnded = useCallback(() => end('Your session has ended. Sign in again.'), [end])
  useOpening(stage, openDesk, setStage)
  useDeskLife(stage, port, onEnded)
  const signIn = async ({ email, password, isKept }: SignInRequestForm) => {
    const outcome = await session.signIn({ email, password })
    if (outcome.kind === 'signed-in') {
      const isLasting = await port.saveToken(outcome.token, { keep: isKept })
      if (isKept && !isLasting) useNotices.getState().say(NOT_KEPT)
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
  const signOut = () => {
    void session.signOut(stage.who.token)
    end('')
  }
  return (
    <DeskProvider data={stage.data}>
      <TickerProvider ticker={stage.ticker}>
        <Console onWallboard={() => void port.openWallboard()} onSignOut={signOut} />
      </TickerProvider>
    </DeskProvider>
  )
}
