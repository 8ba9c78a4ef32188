import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const executables: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/**
 * Where Electron's executable lies (TMINUS_ELECTRON names one), or null when none was downloaded. Importing `electron` would start the download,
 * and so would Playwright without a path; this only looks.
 */
export function electronPath(): string | null {
  const chosen = process.env['TMINUS_ELECTRON']
  if (chosen !== undefined && chosen !== '') return chosen
  const packageFile = createRequire(import.meta.url).resolve('electron/package.json')
  const root = dirname(packageFile)
  const named = join(root, 'path.txt')
  const executable = existsSync(named)
    ? readFileSync(named, 'utf8').trim()
    : (executables[process.platform] ?? 'electron')
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'dist'), executable)
  return existsSync(path) ? path : null
}
