import { type BrowserWindow, powerSaveBlocker, screen } from 'electron'
import { say } from '#shared/words/say'
import { pageUrl } from '../security/appAddress'
import type { DisplayChoice } from '../settings/settings'
import { chosenDisplay } from './displayChoice'
import type { LeftPages } from './leftPages'
import { openPlacedWindow, type PlacedWindowOptions } from './placedWindow'
import { isSame } from './placement'

export interface WallboardWindow {
  /** Opens it, or raises the one that is open. */
  readonly show: () => void
  /** Leaves full screen, once the person has said so once more. */
  readonly leaveFullScreen: () => Promise<void>
  /** The choice of the display has changed. */
  readonly place: () => void
  /** Loads the page anew, as for another server. */
  readonly startOver: () => void
  readonly tell: (channel: string, payload: object) => void
  readonly owns: (webContentsId: number) => boolean
}

export type WallboardWindowPorts = Pick<
  PlacedWindowOptions,
  'preload' | 'icon' | 'remember' | 'log' | 'zoom'
> & {
  readonly remembered: () => PlacedWindowOptions['remembered']
  readonly leftPages: LeftPages
  readonly display: () => DisplayChoice | null
  /** Asks whoever pressed Escape at the wall whether they meant it. */
  readonly mayLeave: (window: BrowserWindow) => Promise<boolean>
}

/**
 * The screen on the wall: one window, full screen on the display chosen for it or by the menu's own key (F11). The
 * display stays awake while it shows.
 */
export function createWallboardWindow(ports: WallboardWindowPorts): WallboardWindow {
  let window: BrowserWindow | null = null
  const leave = leavingFullScreen(ports.mayLeave)
  const place = () => {
    if (window !== null) fillChosenDisplay(window, ports.display())
  }
  const open = () => {
    const opened = openPlacedWindow({
      ...ports,
      kind: 'wallboard',
      url: pageUrl('wallboard'),
      remembered: ports.remembered(),
      title: say('shell:wallboard.window'),
      largest: { width: 1280, height: 720 },
      opens: 'quietly',
    })
    keepDisplayAwake(opened)
    followDisplays(opened, ports.display)
    opened.on('closed', () => {
      window = null
    })
    return opened
  }

  return {
    show: () => {
      if (window === null) window = open()
      else {
        if (window.isMinimized()) window.restore()
        window.show()
      }
      place()
    },
    leaveFullScreen: async () => {
      if (window !== null) await leave(window)
    },
    place,
    startOver: () => {
      if (window !== null) ports.leftPages.leave(window)
      void window?.loadURL(pageUrl('wallboard'))
    },
    tell: (channel, payload) => window?.webContents.send(channel, payload),
    owns: (webContentsId) => window !== null && window.webContents.id === webContentsId,
  }
}

/** Full screen belongs to the display that the window is on, so it is moved there first. */
function fillChosenDisplay(window: BrowserWindow, choice: DisplayChoice | null): void {
  const display = chosenDisplay(choice, screen.getAllDisplays())
  if (display === null || window.isDestroyed()) return
  if (window.isFullScreen()) {
    if (isSame(window.getBounds(), display.bounds)) return
    window.setFullScreen(false)
  }
  window.setBounds(display.bounds)
  window.setFullScreen(true)
}

/**
 * A display that was unplugged and comes back gets its wallboard again; while it is away the window stays in reach. Who
 * has taken the wallboard out of full screen keeps it so until then: a taskbar that hides is a change of a display too
 * (DSK129).
 */
function followDisplays(window: BrowserWindow, choice: () => DisplayChoice | null): void {
  let hasLeft = false
  const isThere = () => chosenDisplay(choice(), screen.getAllDisplays()) !== null
  const place = () => {
    if (!isThere()) hasLeft = false
    else if (!hasLeft) fillChosenDisplay(window, choice())
  }
  window.on('leave-full-screen', () => {
    hasLeft = isThere()
  })
  window.on('enter-full-screen', () => {
    hasLeft = false
  })
  screen.on('display-added', place)
  screen.on('display-removed', place)
  screen.on('display-metrics-changed', place)
  window.on('closed', () => {
    screen.off('display-added', place)
    screen.off('display-removed', place)
    screen.off('display-metrics-changed', place)
  })
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

/** Anybody may lean on a keyboard below a wall: leaving full screen is asked once more, by one question at a time. */
function leavingFullScreen(
  mayLeave: WallboardWindowPorts['mayLeave'],
): (window: BrowserWindow) => Promise<void> {
  let isAsking = false
  return async (window) => {
    if (isAsking || !window.isFullScreen()) return
    isAsking = true
    try {
      const leaves = await mayLeave(window)
      if (leaves && !window.isDestroyed()) window.setFullScreen(false)
    } finally {
      isAsking = false
    }
  }
}
