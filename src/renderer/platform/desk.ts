import type { DeskBridge } from '#shared/bridge/desk'
import { createBrowserDesk } from './browserDesk'
import type { DeskPort } from './deskPort'
import { createDesktopDesk } from './desktopDesk'

export type { AlertsPort } from './alertsPort'
export type {
  AlertReach,
  DeskPort,
  MenuCommand,
  ServerCheck,
  Servers,
  ShellPort,
  ShellSettings,
  WorstClock,
} from './deskPort'

declare global {
  interface Window {
    /** Present in the desktop app only, put there by the preload. */
    readonly desk?: DeskBridge
  }
}

/** The port of this window: the desktop app's bridge, or its twin in a plain browser tab. */
export function createDeskPort(page: Window & typeof globalThis = window): DeskPort {
  return page.desk === undefined ? createBrowserDesk(page) : createDesktopDesk(page.desk, page)
}
