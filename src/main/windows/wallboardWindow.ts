import { type BrowserWindow, powerSaveBlocker } from 'electron'
import { openPlacedWindow, type PlacedWindowOptions } from './placedWindow'

export interface WallboardWindow {
  /** Opens it, or raises the one that is open. */
  readonly show: () => void
  readonly tell: (channel: string, payload: object) => void
  readonly owns: (webContentsId: number) => boolean
}

export type WallboardWindowPorts = Pick<PlacedWindowOptions, 'preload' | 'icon' | 'remember' | 'log'> & {
  readonly remembered: () => PlacedWindowOptions['remembered']
}

/** The screen on the wall: one window, full screen by the menu's own key (F11), and the display stays awake while it shows. */
export function createWallboardWindow(ports: WallboardWindowPorts): WallboardWindow {
  let window: BrowserWindow | null = null

  const open = () => {
    const opened = openPlacedWindow({
      ...ports,
      remembered: ports.remembered(),
      page: 'wallboard',
      title: 'T-Minus wallboard',
      largest: { width: 1280, height: 720 },
    })
    keepDisplayAwake(opened)
    leaveFullScreenWithEscape(opened)
    opened.on('closed', () => {
      window = null
    })
    return opened
  }

  return {
    show: () => {
      if (window === null) {
        window = open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
    },
    tell: (channel, payload) => window?.webContents.send(channel, payload),
    owns: (webContentsId) => window !== null && window.webContents.id === webContentsId,
  }
}

function keepDisplayAwake(window: BrowserWindow): void {
  let blocker: number | null = null
  const follow = () => {
    const isSeen = !window.isDestroyed() && window.isVisible() && !window.isMinimized()
    if (isSeen && blocker === null) blocker = powerSaveBlocker.start('prevent-display-sleep')
    if (isSeen || blocker === null) return
    powerSaveBlocker.stop(blocker)
    blocker = null
  }
  window.on('show', follow)
  window.on('hide', follow)
  window.on('minimize', follow)
  window.on('restore', follow)
  window.on('closed', follow)
}

function leaveFullScreenWithEscape(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (_event, input) => {
    if (input.type === 'keyDown' && input.key === 'Escape' && window.isFullScreen()) {
      window.setFullScreen(false)
    }
  })
}
