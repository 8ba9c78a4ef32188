import { Menu, type MenuItemConstructorOptions, nativeImage, nativeTheme, Tray } from 'electron'
import type { TicketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { trayIconPath } from './trayIconPath'
import { type DeskState, nextFaceAt, nothingKnown, type TrayFace, trayFace } from './worstClock'

export interface TrayPorts {
  readonly iconFolder: string
  readonly platform: NodeJS.Platform
  readonly version: string
  readonly now: () => number
  readonly showBoard: () => void
  readonly openTicket: (ticketId: TicketId) => void
  readonly openWallboard: () => void
  readonly testNotification: () => void
  readonly quit: () => void
}

export interface DeskTray {
  readonly show: (state: DeskState) => void
  readonly close: () => void
}

const LONGEST_TIMER_MS = 30_000

/**
 * The icon by the clock. It counts by itself between two tellings, so it stays right when the page is busy or gone.
 * Every function stands in the menu too, because some Linux desktops deliver no click.
 */
export function createTray(ports: TrayPorts): DeskTray {
  const iconOf = (face: TrayFace) => {
    const look = { platform: ports.platform, isDark: nativeTheme.shouldUseDarkColors }
    return nativeImage.createFromPath(trayIconPath(ports.iconFolder, face.icon, look))
  }
  const tray = new Tray(iconOf(trayFace(nothingKnown, instant(ports.now()))))
  tray.on('click', ports.showBoard)

  const face = keepFace(ports.now, (next, shown, state) => {
    if (next.icon !== shown?.icon) tray.setImage(iconOf(next))
    if (next.tooltip !== shown?.tooltip) tray.setToolTip(next.tooltip)
    // A menu that is replaced closes under the pointer on Linux, so its line changes by the minute only.
    if (next.menuLine !== shown?.menuLine) {
      tray.setContextMenu(Menu.buildFromTemplate(menuOf(next, state, ports)))
    }
  })
  nativeTheme.on('updated', face.redraw)
  return {
    show: face.show,
    close: () => {
      nativeTheme.off('updated', face.redraw)
      face.close()
      tray.destroy()
    },
  }
}

/** Calls `draw` at once, after every telling, and each time the passing of time alone changes the face. */
function keepFace(
  now: () => number,
  draw: (next: TrayFace, shown: TrayFace | null, state: DeskState) => void,
) {
  let state = nothingKnown
  let shown: TrayFace | null = null
  let timer: NodeJS.Timeout | undefined

  const beat = () => {
    const at = instant(now() + state.clockOffsetMs)
    const next = trayFace(state, at)
    draw(next, shown, state)
    shown = next
    clearTimeout(timer)
    const delayMs = Math.min((nextFaceAt(state, at) ?? Number.POSITIVE_INFINITY) - at, LONGEST_TIMER_MS)
    timer = setTimeout(beat, delayMs)
  }
  const redraw = () => {
    shown = null
    beat()
  }
  beat()
  return {
    redraw,
    show: (next: DeskState) => {
      if (next.worst?.ticketId !== state.worst?.ticketId) shown = null
      state = next
      beat()
    },
    close: () => clearTimeout(timer),
  }
}

function menuOf(face: TrayFace, state: DeskState, ports: TrayPorts): MenuItemConstructorOptions[] {
  const worst = state.worst
  return [
    worst === null
      ? { id: 'worst', label: face.menuLine, enabled: false }
      : { id: 'worst', label: face.menuLine, click: () => ports.openTicket(worst.ticketId) },
    { type: 'separator' },
    { id: 'board', label: 'Show the board', click: ports.showBoard },
    { id: 'wallboard', label: 'Open the wallboard', click: ports.openWallboard },
    { id: 'test', label: 'Send a test notification', click: ports.testNotification },
    { type: 'separator' },
    { id: 'version', label: `T-Minus ${ports.version}`, enabled: false },
    { id: 'quit', label: 'Quit T-Minus', click: ports.quit },
  ]
}
