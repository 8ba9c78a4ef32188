import type { BrowserWindow } from 'electron'
import type { SettingsStore } from '../settings/settings'

export type WindowKind = 'board' | 'wallboard' | 'ticket'
export type ZoomStep = 'in' | 'out' | 'reset'

const FACTORS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const

/** The next factor of a browser's usual steps; the ends stay. */
export function steppedZoom(factor: number, step: ZoomStep): number {
  if (step === 'reset') return 1
  if (step === 'in') return FACTORS.find((one) => one > factor + 0.001) ?? 3
  return FACTORS.findLast((one) => one < factor - 0.001) ?? 0.5
}

export interface WindowZoom {
  /** Enlarges a new window as its kind is, and lets Ctrl and the wheel change that. */
  readonly follow: (window: BrowserWindow, kind: WindowKind) => void
  /** Steps the kind of the window that has the focus; every window of that kind follows. */
  readonly step: (step: ZoomStep) => void
}

/** Zoom by kind of window, kept over restarts (DSK70). A wallboard across the room is enlarged, the board beside it is not. */
export function createZoom(settings: SettingsStore): WindowZoom {
  const followed = new Map<BrowserWindow, WindowKind>()
  const apply = (window: BrowserWindow, kind: WindowKind) => {
    if (!window.isDestroyed()) window.webContents.setZoomFactor(settings.get().zoom[kind])
  }
  const stepKind = (kind: WindowKind, step: ZoomStep) => {
    const { zoom } = settings.get()
    settings.change({ zoom: { ...zoom, [kind]: steppedZoom(zoom[kind], step) } })
    for (const [window, of] of followed) if (of === kind) apply(window, kind)
  }
  return {
    follow: (window, kind) => {
      followed.set(window, kind)
      // All our pages have one origin, and Chromium would zoom them together.
      window.webContents.setZoomMode('isolated')
      apply(window, kind)
      window.webContents.on('did-finish-load', () => apply(window, kind))
      window.webContents.on('zoom-changed', (_event, direction) => stepKind(kind, direction))
      window.on('closed', () => followed.delete(window))
    },
    step: (step) => {
      for (const [window, kind] of followed) if (window.isFocused()) return stepKind(kind, step)
    },
  }
}
