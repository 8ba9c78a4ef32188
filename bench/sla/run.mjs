// @ts-check
// `npm run bench:sla [-- LOG.csv.gz]`: the SLA engine against a plain walk with luxon, in one run, into
// docs/BENCHMARKS.md. The log is the published incident log or a part of it; without one, the excerpt of the tests.
import { basename, join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { callersFolder, projectRoot } from '../../scripts/run.mjs'

const [given, ...more] = process.argv.slice(2)
if (more.length > 0 || given?.startsWith('-')) {
  process.stderr.write('Give one log or none: npm run bench:sla -- incident_event_log.csv.gz\n')
  process.exit(2)
}
const excerpt = join(projectRoot, 'test', 'kit', 'log', 'incidents-200.csv.gz')
const file = given === undefined ? excerpt : resolve(callersFolder, given)

/** @param {string} name @returns {Promise<unknown>} */
const load = async (name) =>
  (await runnerImport(join(import.meta.dirname, name), { root: projectRoot, configFile: false })).module

const { logTickets, measureLog } = /** @type {typeof import('./measureLog')} */ (await load('measureLog.ts'))
const { measureDueInstants, measureTickets } = /** @type {typeof import('./measure')} */ (
  await load('measure.ts')
)
const { measureTicks } = /** @type {typeof import('./measureTicks')} */ (await load('measureTicks.ts'))
const { measureSize } = /** @type {typeof import('./measureSize')} */ (await load('measureSize.ts'))
const { loadBefore, slaSection, slaTables, writeBetween } = /** @type {typeof import('./report')} */ (
  await load('report.ts')
)

const loadThen = loadBefore()
const tickets = await logTickets(file)
if (!tickets.ok) {
  process.stderr.write(`${tickets.refusal}\n`)
  process.exit(2)
}
const figures = {
  size: await measureSize(),
  ticks: measureTicks(),
  dues: measureDueInstants(),
  tickets: measureTickets(),
  log: { ...measureLog(tickets.value), name: given === undefined ? 'the excerpt' : basename(file) },
}
process.stdout.write(`${slaTables(figures)}\n`)
const benchmarks = join(projectRoot, 'docs', 'BENCHMARKS.md')
writeBetween(benchmarks, 'bench:sla', slaSection(figures, loadThen, new Date()))
process.stdout.write('\nWritten to docs/BENCHMARKS.md.\n')
