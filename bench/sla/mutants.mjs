// @ts-check
// `node bench/sla/mutants.mjs [--sample] [REPORT.json...]`: writes what `npm run mutants:sla` found into
// docs/BENCHMARKS.md, and prints the mutants that lived. Without a report, the one that the last run left in out/.
// With `--sample` the report is of the blocks in mutantsSample.txt, asked of the examples alone:
// MUTANTS_BY_EXAMPLES=1 npx stryker run stryker.sla.config.mjs -m "$(paste -sd, bench/sla/mutantsSample.txt)"
import { readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { readCommandLine } from '../../scripts/commandLine.mjs'
import { callersFolder, projectRoot } from '../../scripts/run.mjs'

/** @typedef {{ status: string, mutatorName: string, replacement: string, location: { start: { line: number } } }} Mutant */
/** @typedef {{ files: Record<string, { source: string, mutants: Mutant[] }> }} Report */

const { values, positionals } = readCommandLine(
  { allowPositionals: true, options: { sample: { type: 'boolean', default: false } } },
  'node bench/sla/mutants.mjs --sample',
)
const given = positionals.map((path) => resolve(callersFolder, path))
const paths = given.length > 0 ? given : [join(projectRoot, 'out', 'mutants.json')]
/** @type {Map<string, { killed: number, lived: number }>} */
const folders = new Map()

/** @param {string} file @param {string} source @param {Mutant} mutant */
function count(file, source, { status, mutatorName, replacement, location }) {
  const folder = basename(dirname(file))
  const tally = folders.get(folder) ?? { killed: 0, lived: 0 }
  folders.set(folder, tally)
  if (status === 'Killed' || status === 'Timeout') tally.killed += 1
  if (status !== 'Survived' && status !== 'NoCoverage') return
  tally.lived += 1
  const { line } = location.start
  const text = source.split('\n')[line - 1]?.trim()
  process.stdout.write(`${file}:${line} ${mutatorName}: ${text}\n    ${replacement.replaceAll('\n', ' ')}\n`)
}

for (const path of paths) {
  /** @type {Report} */
  const report = JSON.parse(readFileSync(path, 'utf8'))
  for (const [file, { source, mutants }] of Object.entries(report.files)) {
    for (const mutant of mutants) count(file, source, mutant)
  }
}

/** @param {number} killed @param {number} lived */
const share = (killed, lived) => `${((100 * killed) / (killed + lived)).toFixed(1)} %`
const sum = { killed: 0, lived: 0 }
for (const { killed, lived } of folders.values()) {
  sum.killed += killed
  sum.lived += lived
}
const rows = [...folders, /** @type {const} */ (['both', sum])].map(
  ([folder, { killed, lived }]) =>
    `| ${folder} | ${killed + lived} | ${killed} | ${lived} | ${share(killed, lived)} |`,
)
const asked = values.sample
  ? 'every small change Stryker makes to a sample of `sla` and `calendar`, one of five blocks of 18 lines, drawn once by lot and listed in `bench/sla/mutantsSample.txt`, shapes, defaults and words apart, one at a time, asked of the examples alone, without the properties and the oracle.'
  : 'every small change Stryker makes to `sla` and `calendar`, shapes, defaults and words apart, one at a time.'
const section = [
  '### Mutants of the SLA engine',
  '',
  `\`npm run mutants:sla\` on ${new Date().toISOString().slice(0, 10)}: ${asked} The goal is 90 % killed.`,
  '',
  '| | mutants | killed | lived | share killed |',
  '|---|---|---|---|---|',
  ...rows,
].join('\n')
const { module } = await runnerImport(join(import.meta.dirname, 'report.ts'), {
  root: projectRoot,
  configFile: false,
})
const { writeBetween } = /** @type {typeof import('./report')} */ (module)
writeBetween(join(projectRoot, 'docs', 'BENCHMARKS.md'), 'mutants:sla', section)
process.stdout.write(`${rows.join('\n')}\n`)
