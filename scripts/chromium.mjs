// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
]

/** An installed Chromium or Chrome; TMINUS_CHROMIUM names another. Null when there is none. */
export function findChromium() {
  const named = process.env['TMINUS_CHROMIUM']
  if (named) return existsSync(named) ? named : null
  return places.find((place) => existsSync(place)) ?? null
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

/**
 * The browser the tests run in; on Debian as root it is installed when missing.
 * @returns {{ executable: string } | { why: string }}
 */
export function findOrInstallChromium() {
  const found = findChromium()
  if (found) return { executable: found }
  if (isDebianRoot()) {
    process.stdout.write('Installing chromium and fonts by apt, once...\n')
    apt(['update', '-qq'])
    apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-inter', 'fonts-noto-core'])
  }
  const installed = findChromium()
  if (installed) return { executable: installed }
  return {
    why: 'No Chromium or Chrome was found. Install one (on Debian and Ubuntu: apt install chromium), or set TMINUS_CHROMIUM to its path.',
  }
}
