import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'
import type { Log } from '../boot/log'
import { replaceFileNow } from '../settings/replaceFile'

export interface LoginItemPorts {
  readonly app: Pick<App, 'setLoginItemSettings'>
  readonly platform: NodeJS.Platform
  /** What starts the app: the AppImage file where it runs from one, else the executable. */
  readonly command: readonly string[]
  /** Where XDG desktops look for what starts with them, such as `~/.config/autostart`. */
  readonly autostartFolder: string
  readonly log: Log
}

const FILE = 'example.t-minus.console.desktop'

/**
 * Has the app start when the person signs in to the computer, or not. Windows and macOS keep that themselves; on Linux
 * it is a file of the desktop's autostart folder. What the system refuses is logged.
 */
export function setLoginItem(startsAtLogin: boolean, ports: LoginItemPorts): void {
  if (ports.platform !== 'linux') {
    // Windows hands the words on; macOS has none, and tells by itself that it started the app.
    ports.app.setLoginItemSettings({ openAtLogin: startsAtLogin, args: ports.command.slice(1) })
    return
  }
  const path = join(ports.autostartFolder, FILE)
  try {
    if (!startsAtLogin) return rmSync(path, { force: true })
    mkdirSync(ports.autostartFolder, { recursive: true })
    replaceFileNow(path, autostartEntry(ports.command), 0o644)
  } catch (problem) {
    ports.log.warn('start at sign-in not changed', { problem: String(problem) })
  }
}

/** A desktop entry as freedesktop.org writes them; each word of the command is quoted. */
export const autostartEntry = (command: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=T-Minus',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')

/** Desktop Entry Specification, "The Exec key": within quotes \\ " ` and $ are escaped, then \\ again as in any string. */
const quoted = (word: string): string =>
  `"${word
    .replaceAll(/["`$\\]/g, String.raw`\$&`)
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('%', '%%')}"`

/** `APPIMAGE` names the file itself; its mounted executable is gone at the next start. */
export const startCommand = (
  environment: NodeJS.ProcessEnv,
  executable: string,
  appFolder: string | null,
): readonly string[] => {
  const image = environment['APPIMAGE']
  if (image !== undefined && image !== '') return [image]
  return appFolder === null ? [executable] : [executable, appFolder]
}
