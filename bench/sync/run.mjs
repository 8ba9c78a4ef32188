// @ts-check
// `npm run bench:sync [-- --rounds 3 --tickets 20000 --crowd 2000]`: T-Minus beside the least that syncs at all;
// writes docs/BENCHMARKS.md.
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { readCommandLine } from '../../scripts/commandLine.mjs'
import { projectRoot } from '../../scripts/run.mjs'
import { buildAdapters } from './build.mjs'

const { values } = readCommandLine(
  {
    options: {
      rounds: { type: 'string', default: '3' },
      tickets: { type: 'string', default: '20000' },
      crowd: { type: 'string', default: '2000' },
    },
  },
  'npm run bench:sync -- --rounds 3 --tickets 20000',
)
const [rounds = 0, tickets = 0, crowdSize = 0] = [values.rounds, values.tickets, values.crowd].map(Number)
if ([rounds, tickets, crowdSize].some((count) => !Number.isInteger(count) || count < 1) || tickets < 1_000) {
  process.stderr.write('Give whole numbers, and 1,000 tickets or more: npm run bench:sync -- --rounds 3\n')
  process.exit(1)
}

/** @param {string} file @returns {Promise<unknown>} */
const loadModule = async (file) =>
  (await runnerImport(join(import.meta.dirname, file), { root: projectRoot, configFile: false })).module

await buildAdapters('floor')
await buildAdapters('ours')
const { compare } = /** @type {typeof import('./compare')} */ (await loadModule('compare.ts'))
const { comparisonSection, comparisonTable } = /** @type {typeof import('./table')} */ (
  await loadModule('table.ts')
)
const { loadBefore, writeBetweenMarkers } = /** @type {typeof import('../board/report')} */ (
  await loadModule('../board/report.ts')
)

const load = loadBefore()
const folders = { ours: join(import.meta.dirname, 'ours'), floor: join(import.meta.dirname, 'floor') }
const work = { tickets, changed: tickets / 10, edits: 500 }
const plan = { work: { ...work, changed: Math.floor(work.changed) }, rounds, crowdSize }
const comparison = await compare(folders, plan, (sentence) => process.stdout.write(`${sentence}\n`))
process.stdout.write(`\n${comparisonTable(comparison)}\n`)
const file = join(projectRoot, 'docs', 'BENCHMARKS.md')
writeBetweenMarkers(
  file,
  comparisonSection(comparison, { load, at: new Date(), browserVersion: null }),
  'bench:sync',
)
process.stdout.write('\nWritten to docs/BENCHMARKS.md.\n')
process.exit(0)
