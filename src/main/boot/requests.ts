import type { App } from 'electron'
import type { TicketId } from '#shared/domain/ids'
import { LINK_SCHEME, readStartLine, type StartLine, ticketOfLink } from './startLine'

export interface RequestAnswers {
  readonly showBoard: () => void
  readonly openBoardQuietly: (opens: 'quietly' | 'hidden') => void
  /** Whether a board that is not shown can be found again. */
  readonly showsTray: boolean
  /** macOS passes no words to what it starts with the computer; it says so when it is asked. */
  readonly wasOpenedAtLogin: boolean
  readonly openTicket: (ticketId: TicketId) => void
}

/**
 * Collects what the system asks of the app from its first moment: links, second starts, the dock. macOS sends a
 * link before the app is ready, so everything waits until `answer` says who is there. A second start always shows
 * the board: it is the way back to a window that hides where no tray is shown.
 */
export function createRequests(
  app: Pick<App, 'on' | 'isPackaged' | 'setAsDefaultProtocolClient'>,
  first: Pick<StartLine, 'ticketId' | 'isAtLogin'>,
): { readonly answer: (answers: RequestAnswers) => void } {
  let answers: RequestAnswers | null = null
  let waiting: TicketId | null = first.ticketId
  let isAsked = false

  const openOrWait = (ticketId: TicketId | null) => {
    isAsked = true
    if (answers === null) waiting = ticketId ?? waiting
    else if (ticketId === null) answers.showBoard()
    else answers.openTicket(ticketId)
  }
  app.on('open-url', (event, url) => {
    event.preventDefault()
    openOrWait(ticketOfLink(url))
  })
  app.on('second-instance', (_event, argv) => openOrWait(readStartLine(argv).ticketId))
  // macOS activates the app with its very start too, which is nobody's act.
  app.on('activate', () => {
    if (answers !== null) openOrWait(null)
  })
  // From source this would give the system's links to a bare Electron, which knows nothing of us.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)

  return {
    answer: (given) => {
      answers = given
      // The computer started us: nobody asked for a window, and the focus is where the person works (DSK65).
      const isByComputer = first.isAtLogin || given.wasOpenedAtLogin
      if (isAsked || waiting !== null || !isByComputer) openOrWait(waiting)
      else given.openBoardQuietly(given.showsTray ? 'hidden' : 'quietly')
      waiting = null
    },
  }
}
