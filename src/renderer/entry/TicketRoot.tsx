import { useCallback, useEffect, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { TickerProvider } from '../clock/TickerProvider'
import type { SignIns } from '../data/account/signIns'
import { openRefusalSentence } from '../data/disk/openRefusal'
import { DeskProvider } from '../desk/deskContext'
import { useBoard } from '../features/board/boardStore'
import type { DeskPort } from '../platform/desk'
import { Button } from '../ui/Button'
import { Spoken } from '../ui/Spoken'
import { leaveTicketWindow } from './leaveTicketWindow'
import type { SignedIn } from './signedIn'
import { TicketWindow } from './TicketWindow'
import { closeDesk, type OpenDesk, type Opened, type Opening, type Unopened, useOpening } from './useOpening'

interface TicketRootProps {
  readonly port: DeskPort
  readonly ticket: TicketId
  /** Who is signed in on this computer; a window of a ticket asks nobody to sign in. */
  readonly kept: SignedIn | null
  /** Who signs in in another window. */
  readonly signIns: Pick<SignIns, 'hear'>
  readonly openDesk: OpenDesk
}

type Stage = Opening | Opened | Unopened | { readonly kind: 'signed-out' }

const Sentence = ({ words }: { readonly words: string }) => (
  <Spoken>
    <main className="first-load">
      <div role="alert">
        <h1>{words}</h1>
      </div>
      <Button look="primary" onPress={() => leaveTicketWindow()}>
        {say('shell:ticketWindow.close')}
      </Button>
    </main>
  </Spoken>
)

/** One ticket in a window of its own, on the same copy of the desk as the board. */
export function TicketRoot({ port, ticket, kept, signIns, openDesk }: TicketRootProps) {
  const [stage, setStage] = useState<Stage>(
    kept === null ? { kind: 'signed-out' } : { kind: 'opening', who: kept },
  )
  const onOpened = useCallback((opened: Opened | Unopened) => setStage(opened), [])
  useOpening(stage.kind === 'opening' ? stage : null, openDesk, onOpened)
  const isSignedOut = stage.kind === 'signed-out'
  useEffect(() => {
    if (!isSignedOut) return undefined
    return signIns.hear(({ isKept, ...who }) => {
      void port.takeToken(who.token, { keep: isKept })
      setStage({ kind: 'opening', who })
    })
  }, [isSignedOut, port, signIns])
  const open = stage.kind === 'open' ? stage : null
  useEffect(() => {
    if (open === null) return undefined
    useBoard.getState().open(ticket)
    const endIfSignedOut = () => {
      if (open.data.sync.get().connection.kind !== 'signed-out') return
      setStage({ kind: 'signed-out' })
      void closeDesk(open)
    }
    const undo = [open.data.sync.watch(endIfSignedOut), port.on('woke', () => open.data.reconnect())]
    return () => undo.forEach((stop) => stop())
  }, [open, port, ticket])
  if (stage.kind === 'opening') return null
  if (stage.kind === 'signed-out') return <Sentence words={say('shell:ticketWindow.signInOnBoard')} />
  if (stage.kind === 'unopened') return <Sentence words={openRefusalSentence(stage.refusal)} />
  return (
    <DeskProvider data={stage.data}>
      <TickerProvider ticker={stage.ticker}>
        <TicketWindow
          id={ticket}
          onOpenTicket={(id) => void port.openTicketWindow(id)}
          onWallboard={() => void port.openWallboard()}
        />
      </TickerProvider>
    </DeskProvider>
  )
}
