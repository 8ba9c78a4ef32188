// @ts-check
// `npm run sim -- --seeds 2000 [--from 1] [--processes 2] [--again 20]` (which of the seeds run twice), `--seed 17`,
// `--plan file.json`, `--corpus`, `--mutants`. With `--progress file` a run goes on after a failure, tells the file what it
// has done, and is taken up again by the same words.
import { fork } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readCommandLine, wholeNumber } from '../../scripts/commandLine.mjs'
import { projectRoot } from '../../scripts/run.mjs'
import { bundleSimulation } from './bundle.mjs'
import { runLong } from './longRun.mjs'
import { runMutants } from './mutants.mjs'

const EXAMPLE = 'npm run sim -- --seeds 2000 --from 1'
const { values } = readCommandLine(
  {
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      processes: { type: 'string', default: String(availableParallelism()) },
      progress: { type: 'string' },
      seed: { type: 'string' },
      plan: { type: 'string' },
      corpus: { type: 'boolean', default: false },
      mutants: { type: 'boolean', default: false },
      only: { type: 'string' },
      again: { type: 'string', default: '1' },
    },
  },
  EXAMPLE,
)
const numberOf = (/** @type {'seeds' | 'from' | 'processes' | 'again'} */ name) =>
  wholeNumber(name, values[name], EXAMPLE)
const asked = { from: numberOf('from'), count: numberOf('seeds') }
const processes = numberOf('processes')
const again = String(numberOf('again'))

/** @param {string} text */
const say = (text) => void process.stdout.write(`${text}\n`)
const folder = mkdtempSync(join(tmpdir(), 't-minus-sim-'))
const bundle = join(folder, 'sim.mjs')

/** @returns {Promise<typeof import('./main')>} */
const load = () => import(pathToFileURL(bundle).href)

/**
 * A failing plan made small, with all that happens in it; the plan is left in a file to be run again.
 * @param {number | import('./world/plan').Plan} what
 */
async function showWhy(what) {
  const { explain } = await load()
  const { plan, lines } = await explain(what)
  const file = join(tmpdir(), `t-minus-plan-${plan.seed}.json`)
  writeFileSync(file, JSON.stringify(plan, null, 2))
  for (const line of lines) say(line)
  say(
    `\n${plan.actions.length} actions are left: ${plan.actions.map(({ kind }) => kind).join(', ') || 'none'}`,
  )
  say(`Run it again: npm run sim -- --plan ${file}`)
}

/** @param {Record<string, number>} total @param {Record<string, number>} more */
function add(total, more) {
  for (const [name, count] of Object.entries(more)) total[name] = (total[name] ?? 0) + count
}

/** @param {number} from @param {number} count @param {number} jobs */
async function runSeeds(from, count, jobs) {
  const begunAt = performance.now()
  /** @type {Record<string, number>} */
  const total = {}
  let done = 0
  let failed = /** @type {{ seed: number, sentence: string } | null} */ (null)
  const workers = Array.from({ length: jobs }, (_, job) =>
    fork(join(import.meta.dirname, 'worker.mjs'), [
      bundle,
      'check',
      String(from + job),
      String(count - job),
      String(jobs),
      '0',
      again,
    ]),
  )
  await Promise.all(
    workers.map(
      (worker) =>
        new Promise((resolve, reject) => {
          worker.on('message', (/** @type {any} */ { seed, tally, failure }) => {
            done++
            add(total, tally)
            if (done % 5_000 === 0) say(`${done} seeds, ${seconds(begunAt)} s`)
            if (!failure || (failed && failed.seed < seed)) return
            failed = { seed, sentence: failure.sentence }
            for (const other of workers) if (other !== worker) other.kill()
          })
          worker.on('exit', (code) => {
            if (code === 0 || failed) resolve(undefined)
            else reject(new Error(`A worker ended with ${code}.`))
          })
        }),
    ),
  )
  say(
    `${done} seeds from ${from}, ${again === '1' ? 'each' : `every ${again}th`} twice, by ${jobs} processes in ${seconds(begunAt)} s: ${JSON.stringify(total)}`,
  )
  return failed
}

/** @param {number} begunAt */
const seconds = (begunAt) => ((performance.now() - begunAt) / 1_000).toFixed(1)

/** @param {string} file @returns {import('./world/plan').Plan} */
const readPlan = (file) => JSON.parse(readFileSync(file, 'utf8'))

async function runCorpus() {
  const { check } = await load()
  const corpus = join(import.meta.dirname, 'corpus')
  for (const name of readdirSync(corpus).toSorted()) {
    const { failure } = await check(readPlan(join(corpus, name)))
    if (!failure) continue
    say(`${name}: ${failure.sentence}`)
    return false
  }
  say(`The corpus of ${readdirSync(corpus).length} plans that once failed holds.`)
  return true
}

/** @returns {Promise<boolean>} */
async function run() {
  if (values.mutants) return runMutants(projectRoot, folder, values.only ?? null)
  if (values.seed !== undefined || values.plan !== undefined) {
    await bundleSimulation(projectRoot, bundle)
    const what =
      values.plan === undefined ? wholeNumber('seed', values.seed ?? '', EXAMPLE) : readPlan(values.plan)
    const { failure } = await (await load()).check(what)
    await showWhy(what)
    return failure === null
  }
  if (values.corpus) {
    await bundleSimulation(projectRoot, bundle)
    return runCorpus()
  }
  if (values.progress !== undefined) {
    const bundleFor = (/** @type {string} */ out) => bundleSimulation(projectRoot, out)
    return runLong({ ...asked, processes, file: values.progress, again, bundleFor, say })
  }
  await bundleSimulation(projectRoot, bundle)
  const failed = await runSeeds(asked.from, asked.count, processes)
  if (!failed) return true
  say(`\nseed ${failed.seed}: ${failed.sentence}\n`)
  await showWhy(failed.seed)
  return false
}

try {
  if (!(await run())) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
