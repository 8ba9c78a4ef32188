import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { installedElectron, whyNoDisplay } from '../../scripts/electronBinary.mjs'
import type { App, LaunchOptions } from './app'
import { launchElectron } from './realApp'
import { launchStandIn } from './standInApp'

export type { App, LaunchOptions } from './app'

/** The project folder, which is what `electron .` is given. */
const projectFolder = resolve(import.meta.dirname, '..', '..')

/**
 * Launches the built desktop app (`out/`): on Electron where its binary and a display are, else on the stand-in. Set
 * TMINUS_STAND_IN=1 to use the stand-in all the same.
 */
export function launch(options: LaunchOptions = {}): Promise<App> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'tminus-desk-'))
  const args = [projectFolder, `--user-data-dir=${userData}`, ...(options.args ?? [])]
  const isStandInWanted = process.env['TMINUS_STAND_IN'] === '1' || whyNoDisplay() !== null
  const executable = isStandInWanted ? null : installedElectron()
  if (executable === null) return launchStandIn({ ...options, userData, args, projectFolder })
  return launchElectron({ ...options, userData, args, executable })
}
