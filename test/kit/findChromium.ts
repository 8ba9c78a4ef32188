import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const installedAt: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}
const commandNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of an installed Chromium or Chrome, `TMINUS_CHROMIUM` first; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['TMINUS_CHROMIUM']
  if (named !== undefined && named !== '') return named
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => commandNames.map((name) => join(folder, name)))
  const places = ['/usr/bin/chromium', ...(installedAt[process.platform] ?? []), ...onPath]
  return places.find((place) => existsSync(place)) ?? null
}

/** As `findChromium`, for callers that cannot go on without one. */
export function chromiumPath(): string {
  const path = findChromium()
  if (path !== null) return path
  throw new Error('No Chromium or Chrome found. Install one, or set TMINUS_CHROMIUM to its path.')
}

/** Chromium refuses its sandbox to root, as in most containers. */
export const chromiumArgs: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []
