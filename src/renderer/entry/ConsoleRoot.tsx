import { useCallback, useEffect, useState } from 'react'
import { createTicker, type Ticker } from '../clock/ticker'
import { TickerProvider } from '../clock/TickerProvider'
import type { DeskData } from '../data/deskData'
import { DeskProvider } from '../desk/deskContext'
import { useBoard } from '../features/board/boardStore'
import { askServer, tellSignedOut } from '../features/signIn/askServer'
import { SignIn, type SignInRequestForm } from '../features/signIn/SignIn'
import type { DeskPort } from '../platform/desk'
import { Console } from './Console'
import { reportToDesktop } from './desktopReports'
import { forgetSession, keepSession, type Session } from './session'

export interface AppInfo {
  readonly version: string
  readonly serverUrl: string
}

interface ConsoleRootProps {
  readonly port: DeskPort
  readonly info: AppInfo
  /** The session of an earlier run; null to begin with the sign-in. */
  readonly session: Session | null
  readonly openDesk: (session: Session) => Promise<DeskData>
}

/** Where the agent stands with the server. */
type Stage =
  | { readonly kind: 'signed-out'; readonly notice: string | null }
  | { readonly kind: 'opening'; readonly session: Session }
  | { readonly kind: 'open'; readonly session: Session; readonly data: DeskData; readonly ticker: Ticker }

const CANNOT_OPEN =
  'This browser profile cannot store tickets. Free some disk space or leave private browsing, then sign in again.'

const waitingWords = (count: number): string =>
  count === 0
    ? ''
    : ` ${count} of your actions ${count === 1 ? 'waits' : 'wait'} on this computer until you sign in again.`

/** Opens the desk of a session once; a desk that opens after the page has moved on is closed again. */
function useOpening(
  stage: Stage,
  openDesk: ConsoleRootProps['openDesk'],
  setStage: (stage: Stage) => void,
): void {
  const opening = stage.kind === 'opening' ? stage.session : null
  useEffect(() => {
    if (opening === null) return
    let isCurrent = true
    openDesk(opening).then(
      (data) => {
        if (!isCurrent) return void data.close()
        setStage({ kind: 'open', session: opening, data, ticker: createTicker(data.now) })
      },
      () => {
        if (isCurrent) setStage({ kind: 'signed-out', notice: CANNOT_OPEN })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [opening, openDesk, setStage])
}

/** While a desk is open: reports to the desktop, follows its tidings, and leaves when the server ends the session. */
function useDeskLife(stage: Stage, port: DeskPort, onEnded: () => void): void {
  const open = stage.kind === 'open' ? stage : null
  useEffect(() => {
    if (open === null) return
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

async function leave(stage: Stage, port: DeskPort): Promise<void> {
  if (stage.kind === 'open') {
    stage.ticker.close()
    await stage.data.close()
  }
  await forgetSession(port)
}

/** From the sign-in to the board and back. */
export function ConsoleRoot({ port, info, session, openDesk }: ConsoleRootProps) {
  const [stage, setStage] = useState<Stage>(
    session === null ? { kind: 'signed-out', notice: null } : { kind: 'opening', session },
  )
  const end = useCallback(
    (why: string | null) => {
      const waiting = stage.kind === 'open' ? stage.data.sync.get().waiting.length : 0
      const notice = `${why ?? ''}${waitingWords(waiting)}`.trim()
      setStage({ kind: 'signed-out', notice: notice === '' ? null : notice })
      void leave(stage, port)
    },
    [stage, port],
  )
  const onEnded = useCallback(() => end('Your session has ended. Sign in again.'), [end])
  useOpening(stage, openDesk, setStage)
  useDeskLife(stage, port, onEnded)
  const signIn = async ({ email, password, isKept }: SignInRequestForm) => {
    const outcome = await askServer(info.serverUrl, { email, password })
    if (outcome.kind === 'signed-in') {
      const next = { token: outcome.token, account: outcome.account }
      await keepSession(port, next, isKept)
      setStage({ kind: 'opening', session: next })
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
    void tellSignedOut(info.serverUrl, stage.session.token)
    end(null)
  }
  return (
    <DeskProvider data={stage.data}>
      <TickerProvider ticker={stage.ticker}>
        <Console onWallboard={() => void port.openWallboard()} onSignOut={signOut} />
      </TickerProvider>
    </DeskProvider>
  )
}
