// @ts-check
// `npm run chaos [-- --minutes 10 --consoles 50 --pages 4 --seed S]`: everything at once on the real server. So many of the
// consoles are pages of an installed Chromium, whose processes are killed.
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { runnerImport } from 'vite'
import { build } from '../../scripts/build.mjs'
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs'
import { readCommandLine } from '../../scripts/commandLine.mjs'
import { projectRoot } from '../../scripts/run.mjs'
import { bundleChaosPage } from './page/bundle.mjs'

/** How many kills fit into a minute, with the freezes between them. */
const KILLS_PER_MINUTE = 20

const { values } = readCommandLine(
  {
    options: {
      minutes: { type: 'string' },
      consoles: { type: 'string' },
      pages: { type: 'string' },
      seed: { type: 'string' },
    },
  },
  'npm run chaos -- --minutes 10 --consoles 50 --seed 1',
)
const minutes = Number(values.minutes ?? 10)
const consoles = Number(values.consoles ?? 50)
const pageCount = Number(values.pages ?? 4)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
if (
  !(minutes > 0) ||
  !Number.isInteger(consoles) ||
  consoles < 1 ||
  !Number.isInteger(pageCount) ||
  !Number.isInteger(seed)
) {
  process.stderr.write('Give numbers, such as: npm run chaos -- --minutes 10 --consoles 50 --seed 1\n')
  process.exit(2)
}
if (!(await build())) process.exit(1)

const executablePath = findChromium()
const isInBrowser = pageCount > 0 && executablePath !== null
if (pageCount > 0 && !isInBrowser) process.stdout.write('No Chromium was found, so no console runs in one.\n')
const pages = isInBrowser
  ? {
      browser: await chromium.launch({ executablePath, args: chromiumArgs }),
      script: await bundleChaosPage(projectRoot),
      count: Math.min(pageCount, consoles),
    }
  : null

const loaded = await runnerImport(join(import.meta.dirname, 'chaos.ts'), {
  root: projectRoot,
  configFile: false,
})
const { runChaos } = /** @type {typeof import('./chaos')} */ (loaded.module)
const kills = Math.max(1, Math.round(minutes * KILLS_PER_MINUTE))
process.stdout.write(
  `${consoles} consoles, ${pages?.count ?? 0} of them in Chromium, ${kills} kills, seed ${seed}.\n`,
)
const report = await runChaos({
  seed,
  consoles,
  pages,
  plan: { kills, freezeMs: 30_000, freezeEvery: 50 },
  say: (line) => process.stdout.write(`${line}\n`),
})
await pages?.browser.close()
for (const fault of report.faults.slice(0, 50)) process.stdout.write(`FAULT ${fault}\n`)
const { kills: killed, freezes } = report.trouble
process.stdout.write(
  `${killed} kills, ${freezes} freezes of 30 s, ${report.cuts} changes of the network, ${report.crashes} windows and ${report.pageCrashes} pages crashed, ` +
    `${report.saved} notes saved, ${report.faults.length} faults, seed ${seed}\n`,
)
process.exit(report.faults.length === 0 ? 0 : 1)
