// @ts-check
// `npm test`: every check in order, stopping at the first that fails, ending with what passed and failed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { findOrInstallChromium } from './chromium.mjs'
import { runTool } from './run.mjs'

const reports = mkdtempSync(join(tmpdir(), 't-minus-test-'))
const count = { passed: 0, failed: 0 }

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** @param {string} project */
async function runVitest(project) {
  const file = join(reports, `${project}.json`)
  const code = await runTool('vitest/vitest.mjs', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readReport(file)
  count.passed += report?.numPassedTests ?? 0
  count.failed += report?.numFailedTests ?? 0
  return code === 0
}

async function runPlaywright() {
  const chromium = findOrInstallChromium()
  if ('why' in chromium) {
    process.stderr.write(`${chromium.why}\n`)
    return false
  }
  const file = join(reports, 'e2e.json')
  const code = await runTool('@playwright/test/cli.js', ['test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    TMINUS_CHROMIUM: chromium.executable,
  })
  const stats = readReport(file)?.stats
  count.passed += stats?.expected ?? 0
  count.failed += (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
  return code === 0
}

const projects = ['shared', 'server', 'desktop', 'renderer', 'tests']

async function typecheck() {
  for (const project of projects) {
    if ((await runTool('typescript/bin/tsc', ['-p', `tsconfig.${project}.json`])) !== 0) return false
  }
  return true
}

/** @type {readonly (readonly [name: string, check: () => Promise<boolean>])[]} */
const checks = [
  [
    'format',
    async () => (await runTool('@biomejs/biome/bin/biome', ['ci', '--linter-enabled=false', '.'])) === 0,
  ],
  ['lint', async () => (await runTool('oxlint/bin/oxlint', ['--deny-warnings'])) === 0],
  ['typecheck', typecheck],
  ['rules', async () => (await import('./checkSpec.mjs')).checkSpec()],
  ['unit tests', () => runVitest('unit')],
  ['build', build],
  ['integration tests', () => runVitest('integration')],
  ['end-to-end tests', runPlaywright],
]

let isGreen = true
for (const [name, check] of checks) {
  const begunAt = performance.now()
  process.stdout.write(`\n== ${name}\n`)
  isGreen = await check()
  process.stdout.write(
    `== ${name}: ${isGreen ? 'ok' : 'FAILED'} in ${((performance.now() - begunAt) / 1000).toFixed(1)} s\n`,
  )
  if (isGreen) continue
  if (count.failed === 0) count.failed = 1
  break
}
rmSync(reports, { recursive: true, force: true })
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed\n`)
process.exitCode = isGreen ? 0 : 1
