// @ts-check
// `npm run fuzz [-- --messages 100000 --seed S]`: sends the built server what no console sends.
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { build } from '../../scripts/build.mjs'
import { readCommandLine } from '../../scripts/commandLine.mjs'
import { projectRoot } from '../../scripts/run.mjs'

const { values } = readCommandLine(
  { options: { messages: { type: 'string' }, seed: { type: 'string' } } },
  'npm run fuzz -- --messages 100000 --seed 1',
)
const messages = Number(values.messages ?? 100_000)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
if (!Number.isInteger(messages) || messages < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Give whole numbers, such as: npm run fuzz -- --messages 100000 --seed 1\n')
  process.exit(2)
}
if (!(await build())) process.exit(1)

const { module } = await runnerImport(join(import.meta.dirname, 'fuzz.ts'), {
  root: projectRoot,
  configFile: false,
})
const { runFuzz } = /** @type {typeof import('./fuzz')} */ (module)
process.stdout.write(`Sending ${messages} messages with seed ${seed}.\n`)
const report = await runFuzz(messages, seed)
for (const [outcome, count] of report.outcomes)
  process.stdout.write(`${String(count).padStart(8)}  ${outcome}\n`)
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
process.stdout.write(
  `Least heap early ${megabytes(report.heap.early)}, late ${megabytes(report.heap.late)}.\n`,
)
for (const fault of report.faults) process.stdout.write(`FAULT ${fault}\n`)
process.stdout.write(`${report.messages} messages, ${report.faults.length} faults, seed ${seed}\n`)
process.exitCode = report.faults.length === 0 ? 0 : 1
