import type { BrowserWindow } from 'electron'

/** Pages of the former server that are still there, as a page is until the next one has come. */
export interface LeftPages {
  /** Nothing of the page that the window shows is taken any more, until it shows another one (SEC171). */
  readonly leave: (window: BrowserWindow) => void
  readonly has: (webContentsId: number) => boolean
}

export function createLeftPages(): LeftPages {
  const left = new Set<number>()
  return {
    leave: ({ webContents }) => {
      const { id } = webContents
      const isGone = () => left.delete(id)
      left.add(id)
      webContents.once('did-navigate', isGone)
      webContents.once('destroyed', isGone)
    },
    has: (webContentsId) => left.has(webContentsId),
  }
}
