import { join } from 'node:path'
import type { TrayIcon } from './worstClock'

/**
 * The drawn icon for a state: macOS colours a template by itself, Windows shows our urgency colours, and elsewhere
 * the panel's theme decides between light and dark. Larger scales stand beside it as `@2x` and so on.
 */
export function trayIconPath(
  folder: string,
  icon: TrayIcon,
  { platform, isDark }: { readonly platform: NodeJS.Platform; readonly isDark: boolean },
): string {
  if (platform === 'darwin') return join(folder, `${icon}Template.png`)
  const kind = platform === 'win32' ? 'colour' : 'plain'
  return join(folder, `${icon}-${kind}-${isDark ? 'on-dark' : 'on-light'}.png`)
}
