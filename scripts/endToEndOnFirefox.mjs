// @ts-check
// `npm run test:firefox`: the stories of test/firefox in an installed Firefox, with the built pages and a real server.
import { build } from './build.mjs'
import { findFirefox } from './firefox.mjs'
import { runTool } from './run.mjs'

const firefox = findFirefox()
if ('why' in firefox) {
  process.stderr.write(`${firefox.why}\n`)
  process.exit(1)
}
if (!(await build())) process.exit(1)
process.exitCode = await runTool(
  '@playwright/test/cli.js',
  ['test', '--config', 'test/firefox/playwright.config.ts', ...process.argv.slice(2)],
  { TMINUS_FIREFOX: firefox.executable },
)
