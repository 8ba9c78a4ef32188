// @ts-check
import { spawn } from 'node:child_process'
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

/**
 * The installed Electron executable, or null; TMINUS_ELECTRON names another. Never imports the package: that alone
 * would start a download.
 */
export function installedElectron() {
  const path = process.env['TMINUS_ELECTRON'] || expectedPath()
  return path !== null && existsSync(path) ? path : null
}

function expectedPath() {
  const note = join(packageFolder, 'path.txt')
  const named = existsSync(note) ? readFileSync(note, 'utf8').trim() : null
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (elsewhere) return join(elsewhere, named ?? executableByPlatform[process.platform] ?? 'electron')
  // The note is the last thing an install writes: without it the files may be half of themselves.
  return named === null ? null : join(packageFolder, 'dist', named)
}

/** Why no window can be opened on this machine, or null. */
export function whyNoDisplay() {
  if (process.platform !== 'linux') return null
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return null
  return 'there is no display'
}

/** @param {AbortSignal} signal */
function download(signal) {
  return new Promise((settle) => {
    const install = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: DOWNLOAD_LIMIT_MS,
      signal,
    })
    // Whether it worked is seen by what lies there afterwards.
    install.once('error', settle)
    install.once('exit', settle)
  })
}

const builderPlatform = /** @type {const} */ ({ linux: 'linux', darwin: 'mac', win32: 'win' })

/**
 * Electron's program files to pack for a platform: those installed here when it is this one; for another one, and
 * where none are, a null folder has electron-builder download them.
 * @param {'linux' | 'mac' | 'win'} platform
 * @returns {Promise<{ folder: string | null } | { why: string }>}
 */
export async function findOrDownloadProgramFiles(platform) {
  const here = builderPlatform[/** @type {keyof typeof builderPlatform} */ (process.platform)]
  if (here !== platform) return { folder: null }
  if (!installedElectron()) await download(new AbortController().signal)
  return installedElectron()
    ? { folder: join(packageFolder, 'dist') }
    : { why: "Electron's program files cannot be downloaded here" }
}

/**
 * The Electron executable, downloaded once where that is possible.
 * @param {AbortSignal} [signal] gives the download up
 * @returns {Promise<{ executable: string } | { why: string }>}
 */
export async function findOrDownloadElectron(signal = new AbortController().signal) {
  const noDisplay = whyNoDisplay()
  if (noDisplay) return { why: noDisplay }
  const installed = installedElectron()
  if (installed) return { executable: installed }
  const named = process.env['TMINUS_ELECTRON']
  if (named) return { why: `TMINUS_ELECTRON names ${named}, and there is no such file` }
  process.stdout.write("Fetching Electron's program files, once...\n")
  await download(signal)
  const downloaded = installedElectron()
  return downloaded
    ? { executable: downloaded }
    : { why: "Electron's program files cannot be downloaded here" }
}
