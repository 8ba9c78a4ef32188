import type { BrowserWindow, Dock } from 'electron'
import type { AlertStage } from '#shared/domain/alertStage'

type FlashingWindow = Pick<BrowserWindow, 'isFocused' | 'isDestroyed' | 'flashFrame' | 'once'>

export interface AttentionPorts {
  readonly platform: NodeJS.Platform
  readonly dock: Pick<Dock, 'bounce'> | undefined
  /** The boards; a wallboard hangs where nobody sees its taskbar. */
  readonly windows: () => readonly FlashingWindow[]
}

/**
 * Flashes the taskbar or bounces the dock, until the window is looked at. It raises no window and takes no focus:
 * somebody may be typing (ALR106).
 */
export function createAttention(ports: AttentionPorts): { readonly draw: (stage: AlertStage) => void } {
  const flashing = new WeakSet<FlashingWindow>()
  return {
    draw: (stage) => {
      const unseen = ports.windows().filter((window) => !window.isDestroyed() && !window.isFocused())
      if (ports.platform === 'darwin') {
        ports.dock?.bounce(stage === 'breached' ? 'critical' : 'informational')
        return
      }
      for (const window of unseen) {
        window.flashFrame(true)
        // A weekend of breaches over a board that nobody looks at leaves one listener on it (ALR155).
        if (flashing.has(window)) continue
        flashing.add(window)
        window.once('focus', () => {
          flashing.delete(window)
          window.flashFrame(false)
        })
      }
    },
  }
}
