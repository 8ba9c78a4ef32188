// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './run.mjs'

const packageFolder = join(projectRoot, 'node_modules', 'electron')
const DOWNLOAD_LIMIT_MS = 180_000

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const executableByPlatform = {
  win32: 'electron.exe',
  darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'),
}

/** The installed Electron executable, or null. Never imports the package: that alone would start a download. */
export function installedElectron() {
  const note = join(packageFolder, 'path.txt')
  const executable = existsSync(note)
    ? readFileSync(note, 'utf8').trim()
    : (executableByPlatform[process.platform] ?? 'electron')
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder, 'dist'), executable)
  return existsSync(path) ? path : null
}

/** Why no window can be opened on this machine, or null. */
export function whyNoDisplay() {
  if (process.platform !== 'linux') return null
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return null
  return 'there is no display'
}

/**
 * The Electron executable, downloaded once where that is possible.
 * @returns {{ executable: string } | { why: string }}
 */
export function findOrDownloadElectron() {
  const noDisplay = whyNoDisplay()
  if (noDisplay) return { why: noDisplay }
  const installed = installedElectron()
  if (installed) return { executable: installed }
  process.stdout.write("Fetching Electron's program files, once...\n")
  spawnSync(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
  })
  const downloaded = installedElectron()
  return downloaded
    ? { executable: downloaded }
    : { why: "Electron's program files cannot be downloaded here" }
}
