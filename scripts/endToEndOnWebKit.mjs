// @ts-check
// `npm run test:webkit`: the stories of test/webkit in an installed WebKitGTK, with the built pages and a real server.
import { build } from './build.mjs'
import { runTool } from './run.mjs'
import { findWebKit } from './webkit.mjs'

const webkit = findWebKit()
if ('why' in webkit) {
  process.stderr.write(`${webkit.why}\n`)
  process.exit(1)
}
if (!(await build())) process.exit(1)
process.exitCode = await runTool('@playwright/test/cli.js', [
  'test',
  '--config',
  'test/webkit/playwright.config.ts',
  ...process.argv.slice(2),
])
