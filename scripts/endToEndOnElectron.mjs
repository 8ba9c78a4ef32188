// @ts-check
// `npm run e2e:electron`: the desktop stories on a real Electron; refuses to fall back to the stand-in.
import { build } from './build.mjs'
import { findOrDownloadElectron } from './electronBinary.mjs'
import { runTool } from './run.mjs'

const electron = await findOrDownloadElectron()
if ('why' in electron) {
  process.stderr.write(
    `The stories cannot run on Electron because ${electron.why}. "npm run e2e" runs them on the stand-in.\n`,
  )
  process.exit(1)
}
if (!(await build())) process.exit(1)
process.exitCode = await runTool(
  '@playwright/test/cli.js',
  ['test', '--project', 'desktop', ...process.argv.slice(2)],
  { TMINUS_ELECTRON: electron.executable },
)
