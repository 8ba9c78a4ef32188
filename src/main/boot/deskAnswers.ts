import { app, safeStorage } from 'electron'
import type { DesktopAlerts } from '../alerts/desktopAlerts'
import type { DeskAnswers } from '../security/deskDoor'
import { createTokenVaults, type TokenVaults } from '../security/tokenVaults'
import type { DeskServers } from '../shell/servers'
import type { DeskTray } from '../shell/tray'
import { type DeskState, nothingKnown } from '../shell/worstClock'
import type { DeskWindows } from '../windows/deskWindows'
import type { DesktopPorts } from './desktop'
import type { ShellAnswers } from './shellAnswers'

export interface DeskParts {
  readonly windows: DeskWindows
  readonly servers: DeskServers
  readonly alerts: DesktopAlerts
  readonly tray: DeskTray
}

export interface Desk {
  readonly answers: Omit<DeskAnswers, keyof ShellAnswers>
  readonly vaults: TokenVaults
  /** What was planned and shown for one desk must not be seen at the next. */
  readonly forgetDesk: () => Promise<void>
}

/** What the windows ask about the desk that they show. */
export function deskAnswers({ folders, log }: DesktopPorts, parts: DeskParts): Desk {
  const { windows, servers, alerts, tray } = parts
  const vaults = createTokenVaults(folders.userData, { safe: safeStorage, platform: process.platform, log })
  const vault = () => {
    const url = servers.current()
    return url === null ? null : vaults.of(url)
  }
  const showState = (state: DeskState) => {
    tray.show(state)
    alerts.badge.show(state)
  }
  const forgetDesk = async () => {
    showState(nothingKnown)
    await alerts.signedOut()
  }
  return {
    vaults,
    forgetDesk,
    answers: {
      appInfo: () => ({
        version: app.getVersion(),
        platform: process.platform,
        serverUrl: servers.current(),
      }),
      loadToken: async () => (await vault()?.load()) ?? null,
      saveToken: async (token, options) => (await vault()?.save(token, options)) ?? false,
      clearToken: async () => {
        await forgetDesk()
        await vault()?.clear()
      },
      ...alerts.answers,
      showWorstClock: showState,
      openWallboard: windows.openWallboard,
      leaveFullScreen: windows.leaveFullScreen,
    },
  }
}
