import type { BrowserWindow } from 'electron'
import { openPlacedWindow, type PlacedWindowOptions } from './placedWindow'

export interface BoardWindow {
  /** Opens, unhides, raises and focuses: only ever after an act of the person. */
  readonly show: () => void
  /** Tells the board something; what comes while the page loads waits for it. */
  readonly tell: (channel: string, payload: object) => void
  readonly owns: (webContentsId: number) => boolean
}

export interface BoardWindowPorts extends Pick<PlacedWindowOptions, 'preload' | 'icon' | 'remember' | 'log'> {
  readonly remembered: () => PlacedWindowOptions['remembered']
  readonly closingHides: () => boolean
  readonly isQuitting: () => boolean
}

/** The main window. While it is hidden its page lives on: it syncs and keeps the alert plan fresh. */
export function createBoardWindow(ports: BoardWindowPorts): BoardWindow {
  let window: BrowserWindow | null = null
  let isLoaded = false
  let untold: readonly (() => void)[] = []

  const open = () => {
    const opened = openBoard(ports)
    opened.on('closed', () => {
      window = null
      untold = []
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
      if (window === null) {
        isLoaded = false
        window = open()
      } else raise(window)
    },
    tell: (channel, payload) => {
      const send = () => window?.webContents.send(channel, payload)
      if (isLoaded) send()
      else untold = [...untold, send]
    },
    owns: (webContentsId) => window !== null && window.webContents.id === webContentsId,
  }
}

function openBoard(ports: BoardWindowPorts): BrowserWindow {
  const window = openPlacedWindow({
    ...ports,
    remembered: ports.remembered(),
    page: 'board',
    title: 'T-Minus',
    largest: { width: 1440, height: 900 },
  })
  window.on('close', (event) => {
    if (ports.isQuitting() || !ports.closingHides()) return
    event.preventDefault()
    window.hide()
  })
  return window
}

function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
