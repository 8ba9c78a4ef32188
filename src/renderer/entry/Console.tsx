import { memo, type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { TicketId } from '#shared/domain/ids'
import { useDesk, useMirror, useSync } from '../desk/deskContext'
import { isStale } from '../desk/freshness'
import { Board } from '../features/board/Board'
import { useBoard } from '../features/board/boardStore'
import type { OfferedVerb } from '../features/board/KeyHints'
import { AlertsAway } from '../features/connection/AlertsAway'
import { ConnectionBanner } from '../features/connection/ConnectionBanner'
import { FirstLoad } from '../features/connection/FirstLoad'
import { Freshness } from '../features/connection/Freshness'
import type { RestoredText } from '../features/connection/redo'
import { type AlertsOutside, SyncHealth } from '../features/connection/SyncHealth'
import { putBack, useWritingRequest } from '../features/ticket/drafts'
import { TicketPane } from '../features/ticket/TicketPane'
import { watchGoneFocus } from '../ui/listFocus'
import { Notices } from '../ui/Notices'
import { stateOverLanguages } from '../ui/stateOverLanguages'
import { useOnBeat } from '../ui/useOnBeat'
import { ConsoleOverlay, type Overlay } from './ConsoleOverlay'
import { useOverlay } from './overlayStore'
import { type TicketActions, useConsoleKeys, useTicketActions } from './useConsoleKeys'
import { useOpenedInHistory } from './useOpenedInHistory'
import { ticketUnderKeys } from './verbTargets'
import { WayOut } from './WayOut'

export interface ConsoleProps {
  readonly alerts: AlertsOutside
  readonly onWallboard: () => void
  readonly onTicketWindow: (ticket: TicketId) => void
  readonly onSignOut: () => void
  /** Sign out and remove what is stored here, with so many unsettled actions. */
  readonly onLeaveNothing: (agreedToLose: number) => void
}

function runOffered(verb: OfferedVerb, actions: TicketActions): void {
  if (verb === 'assign') actions.assign()
  else if (verb === 'reply') actions.write('reply')
  else actions.plain(verb)
}

interface FrameProps {
  readonly hasPanel: boolean
  readonly children: ReactNode
}

/** The notices, and the console's state as attributes: one that comes live or goes stale is styled anew, and nothing in it is drawn. */
function Frame({ hasPanel, children }: FrameProps) {
  const sync = useSync()
  const isSplit = useBoard((board) => board.opened !== null)
  useOpenedInHistory()
  useEffect(watchGoneFocus, [])
  const density = useBoard((board) => board.density)
  const stale = useOnBeat((now) => isStale(sync, now))
  const classes = ['app', isSplit ? 'is-split' : '', hasPanel ? 'has-panel' : '']
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      data-density={density}
      data-stale={stale ? '' : undefined}
      data-offline={sync.connection.kind === 'offline' ? '' : undefined}
    >
      {children}
      <Notices />
    </div>
  )
}

const openTicket = (id: TicketId): void => useBoard.getState().open(id)
const closeTicket = (): void => useBoard.getState().closeTicket()

function restoreText(deskKey: string, { ticket, mode, body }: RestoredText): boolean {
  const isKept = putBack(deskKey, ticket, { mode, body })
  openTicket(ticket)
  useWritingRequest.getState().ask(mode)
  return isKept
}

/** The board's own parts are there only after the ticket has gone, and the next key already belongs to them. */
function onBoard(then: () => void): void {
  flushSync(useBoard.getState().closeTicket)
  then()
}

const openersOf = (show: (overlay: Overlay) => void) => ({
  showKeys: () => show({ kind: 'keys' }),
  showSettings: () => show({ kind: 'settings' }),
  showPalette: () => show({ kind: 'palette', ticket: ticketUnderKeys() }),
})

const usePanelOpen = stateOverLanguages<boolean>()

/** The sync health beside the board. */
function usePanel() {
  const [isOpen, setIsOpen] = usePanelOpen('', false)
  /** Answers whether it was open. */
  const close = () => {
    setIsOpen(false)
    return isOpen
  }
  return {
    isOpen,
    show: () => setIsOpen(true),
    toggle: () => setIsOpen(!isOpen),
    close,
    /** It would lie over the ticket that it opens. */
    leaveFor: <Answer,>(then: () => Answer): Answer => {
      close()
      return then()
    },
  }
}

/** Everything a signed-in agent sees. */
function Parts({ alerts, onWallboard, onTicketWindow, onSignOut, onLeaveNothing }: ConsoleProps) {
  const { account, deskKey } = useDesk()
  const { overlay, show: setOverlay } = useOverlay()
  const panel = usePanel()
  const [filterRequest, setFilterRequest] = useState(0)
  const searchField = useRef<HTMLInputElement>(null)
  const opened = useBoard((board) => board.opened)
  const openers = openersOf(setOverlay)
  const actions = useTicketActions((kind, tickets) => setOverlay({ kind, tickets }))
  useConsoleKeys(
    {
      closePanel: panel.close,
      ...openers,
      openWallboard: onWallboard,
      board: {
        toggleSyncHealth: panel.toggle,
        focusSearch: () => onBoard(() => searchField.current?.select()),
        openFilter: () => onBoard(() => setFilterRequest((count) => count + 1)),
        openWindow: onTicketWindow,
      },
    },
    actions,
  )
  return (
    <Frame hasPanel={panel.isOpen}>
      <ConnectionBanner onShowRefused={panel.isOpen ? null : panel.show} />
      <Board
        freshness={
          <>
            <AlertsAway onOpen={() => setOverlay({ kind: 'settings', opensAt: 'test' })} />
            <Freshness onOpen={panel.toggle} />
          </>
        }
        accountMenu={
          <WayOut
            account={account}
            onSettings={openers.showSettings}
            onPapers={() => setOverlay({ kind: 'papers' })}
            onWallboard={onWallboard}
            onSignOut={onSignOut}
            onLeaveNothing={onLeaveNothing}
          />
        }
        searchField={searchField}
        filterRequest={filterRequest}
        onVerb={(verb) => runOffered(verb, actions)}
        onKeys={openers.showKeys}
        onPalette={openers.showPalette}
        onWallboard={onWallboard}
        onSettings={openers.showSettings}
        onTicketWindow={onTicketWindow}
      />
      {opened === null ? null : (
        <TicketPane
          id={opened}
          isAlone={false}
          onAssign={(id) => setOverlay({ kind: 'assign', tickets: [id] })}
          onBack={closeTicket}
          onOpenTicket={openTicket}
        />
      )}
      {panel.isOpen ? (
        <SyncHealth
          alerts={alerts}
          onClose={panel.close}
          onOpenTicket={(id) => panel.leaveFor(() => openTicket(id))}
          onRestore={(text) => panel.leaveFor(() => restoreText(deskKey, text))}
        />
      ) : null}
      <ConsoleOverlay
        overlay={overlay}
        onShow={setOverlay}
        actions={actions}
        onSyncHealth={panel.show}
        onWallboard={onWallboard}
        onTicketWindow={onTicketWindow}
      />
    </Frame>
  )
}

/** What is told of the connection from second to second draws its own places alone. */
const WholeConsole = memo(Parts)

/** Whether the desk can be worked with: from then on the board stays, also while a further queue is loaded. */
function useHasBoard(): boolean {
  const { connection, lastHeardAt } = useSync()
  const isEmpty = useMirror().byId.size === 0
  const [hasBoard, setHasBoard] = useState(!isEmpty)
  const isWhole = connection.kind === 'live' || (connection.kind === 'offline' && lastHeardAt !== null)
  if (isWhole && !hasBoard) setHasBoard(true)
  return hasBoard || isWhole
}

/** The console: a progress bar while the first copy of the desk is fetched, then the board. */
export const Console = (props: ConsoleProps) =>
  useHasBoard() ? <WholeConsole {...props} /> : <FirstLoad onSignOut={props.onSignOut} />
