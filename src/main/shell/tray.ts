import { Menu, nativeImage, nativeTheme, Tray } from 'electron'
import { instant } from '#shared/domain/instant'
import { trayIconPath } from './trayIconPath'
import { type TrayMenuPorts, trayItems } from './trayMenu'
import { type DeskState, nextFaceAt, nothingKnown, type TrayFace, trayFace } from './worstClock'

export interface TrayPorts extends TrayMenuPorts {
  readonly iconFolder: string
  readonly platform: NodeJS.Platform
}

export interface DeskTray {
  readonly show: (state: DeskState) => void
  /** Draws everything anew: the language, the silence or the update has changed. */
  readonly redraw: () => void
  readonly close: () => void
}

const LONGEST_TIMER_MS = 30_000

/**
 * The icon by the clock. It counts by itself between two tellings, so it stays right when the page is busy or gone.
 */
export function createTray(ports: TrayPorts): DeskTray {
  const iconOf = (face: TrayFace) => {
    const look = { platform: ports.platform, isDark: nativeTheme.shouldUseDarkColors }
    return nativeImage.createFromPath(trayIconPath(ports.iconFolder, face.icon, look))
  }
  const tray = new Tray(iconOf(trayFace(nothingKnown, instant(ports.now()))))
  tray.on('click', ports.showBoard)

  let shownMenu = ''
  const face = keepFace(ports.now, (next, shown) => {
    if (next.icon !== shown?.icon) tray.setImage(iconOf(next))
    if (next.tooltip !== shown?.tooltip) tray.setToolTip(next.tooltip)
    // A menu that is replaced closes under the pointer on Linux, so it is when one of its lines has changed only.
    const items = trayItems(next, ports)
    const menu = JSON.stringify([next.lines, items.map(({ label, checked }) => [label, checked])])
    if (menu === shownMenu) return
    shownMenu = menu
    tray.setContextMenu(Menu.buildFromTemplate(items))
  })
  nativeTheme.on('updated', face.redraw)
  return {
    show: face.show,
    redraw: face.redraw,
    close: () => {
      nativeTheme.off('updated', face.redraw)
      face.close()
      tray.destroy()
    },
  }
}

/** Calls `draw` at once, after every telling, and each time the passing of time alone changes the face. */
function keepFace(now: () => number, draw: (next: TrayFace, shown: TrayFace | null) => void) {
  let state = nothingKnown
  let shown: TrayFace | null = null
  let timer: NodeJS.Timeout | undefined

  const beat = () => {
    const at = instant(now() + state.clockOffsetMs)
    const next = trayFace(state, at)
    draw(next, shown)
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
      state = next
      beat()
    },
    close: () => clearTimeout(timer),
  }
}
