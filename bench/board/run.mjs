// @ts-check
// `npm run bench:board [-- 500 50000]`: measures the built board and writes docs/BENCHMARKS.md.
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { build } from '../../scripts/build.mjs'
import { projectRoot } from '../../scripts/run.mjs'

const counts = process.argv.slice(2).map(Number)
if (counts.some((count) => !Number.isInteger(count) || count < 300)) {
  process.stderr.write('Give numbers of tickets, 300 or more, such as: npm run bench:board -- 500 50000\n')
  process.exit(1)
}
if (!(await build())) process.exit(1)

/** @param {string} file @returns {Promise<unknown>} */
const loadModule = async (file) =>
  (await runnerImport(join(import.meta.dirname, file), { root: projectRoot, configFile: false })).module

const { measureBoards } = /** @type {typeof import('./measureBoard')} */ (await loadModule('measureBoard.ts'))
const { boardSection, boardTable, loadBefore, writeBetweenMarkers } =
  /** @type {typeof import('./report')} */ (await loadModule('report.ts'))
const load = loadBefore()
const { figures, browserVersion } = await measureBoards(counts.length === 0 ? [500, 50_000] : counts)
process.stdout.write(`\n${boardTable(figures)}\n`)
const file = join(projectRoot, 'docs', 'BENCHMARKS.md')
writeBetweenMarkers(file, boardSection({ figures, browserVersion, load, at: new Date() }))
process.stdout.write(`\nWritten to docs/BENCHMARKS.md.\n`)
