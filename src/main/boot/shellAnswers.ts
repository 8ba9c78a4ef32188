import { homedir, release } from 'node:os'
import { join } from 'node:path'
import { app, dialog, net, screen } from 'electron'
import type { ShellChange, ShellSettings, shellCalls } from '#shared/bridge/shell'
import { say } from '#shared/words/say'
import type { DeskAnswers } from '../security/deskDoor'
import type { TokenVaults } from '../security/tokenVaults'
import { checkServer } from '../shell/checkServer'
import { diagnosticsText, saveDiagnostics, tailOf } from '../shell/diagnostics'
import type { DeskServers } from '../shell/servers'
import type { DeskWindows } from '../windows/deskWindows'
import { keptCrashes } from './crashes'
import type { DesktopPorts } from './desktop'
import type { ShellKeeping } from './shellKeeping'

export type ShellAnswers = Pick<DeskAnswers, keyof typeof shellCalls>

export interface ShellParts {
  readonly windows: DeskWindows
  readonly servers: DeskServers
  readonly keeping: ShellKeeping
  readonly showsTray: boolean
  readonly vaults: TokenVaults
}

const LOG_TAIL_BYTES = 200_000

/** What the windows ask of the shell around them. */
export function shellAnswers(ports: DesktopPorts, parts: ShellParts): ShellAnswers {
  const { windows, servers, keeping, vaults } = parts
  const settingsNow = () => shellSettings(ports, parts)
  return {
    openTicketWindow: windows.openTicketWindow,
    servers: servers.list,
    checkServer: (text) =>
      checkServer(text, { fetch: (url, options) => net.fetch(url, options), now: Date.now }),
    turnToServer: servers.use,
    removeServer: async (url) => {
      await vaults.of(url).clear()
      servers.remove(url)
    },
    finishFirstRun: servers.finishFirstRun,
    shellSettings: settingsNow,
    changeShellSettings: (change) => {
      applyChange(ports, parts, change)
      return settingsNow()
    },
    checkForUpdates: keeping.updates.check,
    saveDiagnostics: (health) => {
      const now = Date.now()
      return saveDiagnostics(diagnosticsText(diagnosed(ports, parts, { health, now })), {
        askWhere,
        now,
        log: ports.log,
      })
    },
  }
}

function shellSettings({ settings }: DesktopPorts, { keeping, showsTray }: ShellParts): ShellSettings {
  const { startsAtLogin, closingBoard, spellcheckLanguages, wallboardDisplay } = settings.get()
  return {
    startsAtLogin,
    closingBoard,
    spellcheckLanguages,
    knownSpellcheckLanguages: keeping.spelling.known(),
    wallboardDisplay: wallboardDisplay?.id ?? null,
    displays: screen.getAllDisplays().map(({ id, label, bounds }) => ({
      id,
      label: `${label} ${bounds.width} × ${bounds.height}`.trim(),
    })),
    showsTray,
    update: keeping.updates.state(),
    crashes: keptCrashes(app.getPath('crashDumps')),
  }
}

function applyChange(
  { settings }: DesktopPorts,
  { windows, keeping }: ShellParts,
  change: ShellChange,
): void {
  const { wallboardDisplay, startsAtLogin, closingBoard, spellcheckLanguages } = change
  if (closingBoard !== undefined) settings.change({ closingBoard })
  if (startsAtLogin !== undefined) {
    settings.change({ startsAtLogin })
    keeping.startAtLogin(startsAtLogin)
  }
  if (spellcheckLanguages !== undefined) {
    settings.change({ spellcheckLanguages })
    keeping.spelling.check(spellcheckLanguages)
  }
  if (wallboardDisplay !== undefined) windows.placeWallboard(wallboardDisplay)
}

async function askWhere(suggested: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: say('shell:diagnostics.save'),
    defaultPath: join(app.getPath('documents'), suggested),
  })
  return canceled || filePath === '' ? null : filePath
}

function diagnosed(
  { settings, folders }: DesktopPorts,
  { showsTray }: ShellParts,
  { health, now }: { readonly health: string; readonly now: number },
) {
  const { electron, chrome, node } = process.versions
  return {
    now,
    health,
    showsTray,
    versions: { 'T-Minus': app.getVersion(), electron, chrome, node },
    platform: `${process.platform} ${process.arch} ${release()}`,
    packageKind: process.env['APPIMAGE'] === undefined ? 'installed' : 'AppImage',
    displays: screen
      .getAllDisplays()
      .map(({ size, scaleFactor }) => ({ width: size.width, height: size.height, scale: scaleFactor })),
    settings: settings.get(),
    preferences: settings.preferences(),
    crashes: keptCrashes(app.getPath('crashDumps')),
    logTail: tailOf(folders.log, LOG_TAIL_BYTES),
    homeFolder: homedir(),
  }
}
