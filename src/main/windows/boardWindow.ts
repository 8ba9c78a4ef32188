import type { BrowserWindow } from 'electron'
import { pageUrl } from '../security/appAddress'
import type { LeftPages } from './leftPages'
import { openPlacedWindow, type PlacedWindowOptions } from './placedWindow'
import { raise } from './raise'

export interface BoardWindow {
  /** Opens, unhides, raises and focuses: only ever after an act of the person. */
  readonly show: () => void
  /** Opens it at the start of the computer: nobody has asked to see it. */
  readonly openQuietly: (opens: 'quietly' | 'hidden') => void
  /** Loads the page anew, as for another server. */
  readonly startOver: () => void
  /** Tells the board something; what comes while the page loads waits for it. */
  readonly tell: (channel: string, payload: object) => void
  readonly owns: (webContentsId: number) => boolean
}

export interface BoardWindowPorts
  extends Pick<PlacedWindowOptions, 'preload' | 'icon' | 'remember' | 'log' | 'zoom'> {
  readonly remembered: () => PlacedWindowOptions['remembered']
  readonly leftPages: LeftPages
  readonly closingHides: () => boolean
  readonly isQuitting: () => boolean
  /** It went for good, not only out of sight. */
  readonly onClosed: () => void
}

/** The main window. While it is hidden its page lives on: it syncs and keeps the alert plan fresh. */
export function createBoardWindow(ports: BoardWindowPorts): BoardWindow {
  let window: BrowserWindow | null = null
  let isLoaded = false
  let untold: readonly (() => void)[] = []

  const open = (opens: PlacedWindowOptions['opens']) => {
    const opened = openBoard(ports, opens)
    isLoaded = false
    opened.on('closed', () => {
      window = null
      untold = []
      ports.onClosed()
    })
    opened.webContents.on('did-start-loading', () => {
      isLoaded = false
    })
    opened.webContents.on('did-finish-load', () => {
      isLoaded = true
      for (const tell of untold) tell()
      untold = []
    })
    return opened
  }

  return {
    show: () => {
      if (window === null) window = open('raised')
      else raise(window)
    },
    openQuietly: (opens) => {
      window ??= open(opens)
    },
    startOver: () => {
      if (window !== null) ports.leftPages.leave(window)
      void window?.loadURL(pageUrl('board'))
    },
    tell: (channel, payload) => {
      const send = () => window?.webContents.send(channel, payload)
      if (isLoaded) send()
      else untold = [...untold, send]
    },
    owns: (webContentsId) => window !== null && window.webContents.id === webContentsId,
  }
}

function openBoard(ports: BoardWindowPorts, opens: PlacedWindowOptions['opens']): BrowserWindow {
  const window = openPlacedWindow({
    ...ports,
    remembered: ports.remembered(),
    kind: 'board',
    url: pageUrl('board'),
    title: 'T-Minus',
    opens,
    largest: { width: 1440, height: 900 },
  })
  window.on('close', (event) => {
    if (ports.isQuitting() || !ports.closingHides()) return
    event.preventDefault()
    window.hide()
  })
  return window
}
