import { join } from 'node:path'
import type { App } from 'electron'

/** Where things lie, from source as in the packed app: the bundle is always `out/main` under the app's folder. */
export interface Folders {
  readonly userData: string
  /** The log's newest file. */
  readonly log: string
  readonly renderer: string
  readonly preload: string
  readonly trayIcons: string
  readonly windowIcon: string
}

export function folders(app: Pick<App, 'getPath' | 'getAppPath'>): Folders {
  const root = app.getAppPath()
  return {
    userData: app.getPath('userData'),
    log: join(app.getPath('logs'), 'desktop.log'),
    renderer: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'index.cjs'),
    trayIcons: join(root, 'resources', 'tray'),
    windowIcon: join(root, 'resources', 'icons', '256x256.png'),
  }
}
