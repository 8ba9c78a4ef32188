import { BrowserWindow, screen } from 'electron'
import type { Log } from '../boot/log'
import { webPreferences } from '../security/webPreferences'
import type { Placement } from '../settings/settings'
import { clampToDisplays, firstPlacement, movedOnto } from './placement'
import type { WindowKind, WindowZoom } from './zoom'

export interface PlacedWindowOptions {
  readonly kind: WindowKind
  /** One of our own pages. */
  readonly url: string
  readonly title: string
  readonly preload: string
  readonly icon: string
  readonly largest: { readonly width: number; readonly height: number }
  readonly remembered: Placement | null
  readonly remember: (placement: Placement) => void
  /** `quietly` leaves the focus where it is, `hidden` shows nothing: for what no person has asked for (DSK72). */
  readonly opens: 'raised' | 'quietly' | 'hidden'
  readonly zoom: WindowZoom
  readonly log: Log
}

const SAVE_AFTER_MS = 400
const RELOADS_PER_MINUTE = 3
const REST_MS = 60_000

/** Opens a window on one of our pages where it last stood, remembers its place, and brings a crashed page back. */
export function openPlacedWindow(options: PlacedWindowOptions): BrowserWindow {
  const workArea = screen.getPrimaryDisplay().workArea
  const placement = options.remembered ?? firstPlacement(workArea, options.largest)
  const window = new BrowserWindow({
    ...clampToDisplays(placement, workAreas()),
    title: options.title,
    icon: options.icon,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#10141b',
    webPreferences: webPreferences(options.preload),
  })
  const isFilling = fillAsBefore(window, placement, options.opens)
  if (options.opens === 'raised') window.once('ready-to-show', () => window.show())
  if (options.opens === 'quietly') window.once('ready-to-show', () => window.showInactive())
  options.zoom.follow(window, options.kind)
  rememberPlace(window, isFilling, options.remember)
  stayOnDisplays(window)
  comeBackAfterCrash(window, options.log)
  void window.loadURL(options.url).catch((problem: unknown) => {
    // A page that navigated, reloaded or closed while loading ends here too.
    options.log.warn('page not loaded', { page: options.kind, problem: String(problem) })
  })
  return window
}

const workAreas = () => screen.getAllDisplays().map((display) => display.workArea)

type Filling = Pick<Placement, 'isMaximized' | 'isFullScreen'>

/**
 * Maximised or full screen as it last was. Electron shows a window for that, so one that opens hidden waits until it is
 * shown (DSK131). Answers how it stands, or will.
 */
function fillAsBefore(
  window: BrowserWindow,
  placement: Filling,
  opens: PlacedWindowOptions['opens'],
): () => Filling {
  let isAhead = opens === 'hidden'
  const fill = () => {
    isAhead = false
    if (placement.isMaximized) window.maximize()
    if (placement.isFullScreen) window.setFullScreen(true)
  }
  if (isAhead) window.once('show', fill)
  else fill()
  return () =>
    isAhead ? placement : { isMaximized: window.isMaximized(), isFullScreen: window.isFullScreen() }
}

function rememberPlace(
  window: BrowserWindow,
  isFilling: () => Filling,
  remember: (placement: Placement) => void,
): void {
  let timer: NodeJS.Timeout | null = null
  const save = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (window.isDestroyed()) return
    const { x, y, width, height } = window.getNormalBounds()
    const { isMaximized, isFullScreen } = isFilling()
    remember({ x, y, width, height, isMaximized, isFullScreen })
  }
  const saveSoon = () => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(save, SAVE_AFTER_MS)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('enter-full-screen', saveSoon)
  window.on('leave-full-screen', saveSoon)
  window.on('close', save)
}

/** A display that is unplugged would otherwise leave the window where nobody can reach it. */
function stayOnDisplays(window: BrowserWindow): void {
  const fit = () => {
    if (window.isDestroyed()) return
    const moved = movedOnto(
      {
        bounds: window.getBounds(),
        isMaximized: window.isMaximized(),
        isFullScreen: window.isFullScreen(),
        isMinimized: window.isMinimized(),
      },
      workAreas(),
    )
    if (moved !== null) window.setBounds(moved)
  }
  window.on('restore', fit)
  screen.on('display-removed', fit)
  screen.on('display-metrics-changed', fit)
  window.on('closed', () => {
    screen.off('display-removed', fit)
    screen.off('display-metrics-changed', fit)
  })
}

/** A page that crashes again and again rests for a minute between tries, so that it cannot keep the computer busy. */
function comeBackAfterCrash(window: BrowserWindow, log: Log): void {
  let crashes: readonly number[] = []
  let rest: NodeJS.Timeout | undefined
  const reload = () => {
    if (!window.isDestroyed()) window.webContents.reload()
  }
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.warn('page gone', { reason, exitCode })
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    crashes = [...crashes.filter((at) => at > now - REST_MS), now]
    if (crashes.length <= RELOADS_PER_MINUTE) reload()
    else rest = setTimeout(reload, REST_MS)
  })
  window.on('unresponsive', () => log.warn('page does not answer'))
  window.on('closed', () => clearTimeout(rest))
}
