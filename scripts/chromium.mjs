// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @type {Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>} */
const installedAt = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}
const commandNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const NONE_FOUND =
  'No Chromium or Chrome was found. Install one (on Debian and Ubuntu: apt install chromium), or set TMINUS_CHROMIUM to its path.'

/** Chromium refuses its sandbox to root, as in most containers. */
export const chromiumArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * The path of an installed Chromium or Chrome; TMINUS_CHROMIUM names another. Null when there is none.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env['TMINUS_CHROMIUM']
  if (named) return existsSync(named) ? named : null
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => commandNames.map((name) => join(folder, name)))
  const places = [...(installedAt[process.platform] ?? []), ...onPath]
  return places.find((place) => existsSync(place)) ?? null
}

/** As `findChromium`, for callers that cannot go on without one. */
export function chromiumPath() {
  const path = findChromium()
  if (path !== null) return path
  throw new Error(NONE_FOUND)
}

const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  existsSync('/etc/os-release') &&
  /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))

/** @param {readonly string[]} args */
const apt = (args) =>
  spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/** The console's letters, and those of its four languages: what is measured in boxes for missing letters says nothing. */
const FONTS = ['fonts-inter', 'fonts-noto-core', 'fonts-noto-cjk']
const hasJapaneseLetters = () =>
  spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' }).stdout?.trim() !== ''

/** @param {readonly string[]} packages */
const install = (packages) => {
  process.stdout.write(`Installing ${packages.join(', ')} by apt, once...\n`)
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
}

/**
 * The browser the tests run in; on Debian as root it and the fonts of the four languages are installed when missing.
 * @returns {{ executable: string } | { why: string }}
 */
export function findOrInstallChromium() {
  const found = findChromium()
  if (found) {
    if (isDebianRoot() && !hasJapaneseLetters()) install(FONTS)
    return { executable: found }
  }
  const named = process.env['TMINUS_CHROMIUM']
  if (named)
    return { why: `TMINUS_CHROMIUM names ${named}, and there is no such file. Correct it or unset it.` }
  if (isDebianRoot()) install(['chromium', ...FONTS])
  const installed = findChromium()
  return installed ? { executable: installed } : { why: NONE_FOUND }
}
