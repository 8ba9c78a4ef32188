import type { BrowserWindow } from 'electron'

/** Brings a window before the person, from wherever it is: only ever after an act of theirs (DSK72). */
export function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
