// @ts-check
import { fork, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { bundleSimulation, mutated } from './bundle.mjs'
import { mutants } from './mutantTable.mjs'

/** How many worlds look for a mutant, and how many before its directed test is asked, where it has one. */
const WORLDS = 4_000
const WORLDS_BEFORE_TEST = 300

/**
 * Takes out one rule after the other and lets the simulation find out. Answers whether every mutant was caught.
 * @param {string} root
 * @param {string} folder for the bundles and the copy
 * @param {string | null} only a part of a name
 */
export async function runMutants(root, folder, only) {
  const chosen = mutants.filter(({ name }) => only === null || name.includes(only))
  const copy = copySources(root, join(folder, 'copy'))
  let survivors = 0
  say(`| mutant | caught by | with |\n|---|---|---|`)
  for (const mutant of chosen) {
    const caught = (await bySimulation(root, folder, mutant)) ?? byTest(root, copy, mutant)
    if (!caught) survivors++
    say(`| ${mutant.name} | ${caught?.by ?? '**nobody**'} | ${caught?.how ?? ''} |`)
  }
  say(`\n${chosen.length - survivors} of ${chosen.length} mutants were caught.`)
  return survivors === 0
}

/** @param {string} text */
const say = (text) => void process.stdout.write(`${text}\n`)

/**
 * @param {string} root
 * @param {string} folder
 * @param {import('./mutantTable.mjs').Mutant} mutant
 * @returns {Promise<{ by: string, how: string } | null>}
 */
async function bySimulation(root, folder, mutant) {
  const bundle = join(folder, 'mutant.mjs')
  await bundleSimulation(root, bundle, mutant)
  const jobs = availableParallelism()
  const worlds = mutant.test ? WORLDS_BEFORE_TEST : WORLDS
  const begunAt = performance.now()
  const workers = Array.from({ length: jobs }, (_, job) =>
    fork(join(import.meta.dirname, 'worker.mjs'), [
      bundle,
      'once',
      String(1 + job),
      String(worlds - job),
      String(jobs),
      '0',
    ]),
  )
  let found = /** @type {{ seed: number, sentence: string } | null} */ (null)
  let runs = 0
  await Promise.all(
    workers.map(
      (worker) =>
        new Promise((resolve) => {
          worker.on('message', (/** @type {any} */ { seed, sentence }) => {
            runs++
            if (sentence === null || found) return
            found = { seed, sentence }
            for (const other of workers) other.kill()
          })
          worker.on('exit', resolve)
        }),
    ),
  )
  if (!found) return null
  const took = ((performance.now() - begunAt) / 1_000).toFixed(1)
  const invariant = found.sentence.split(':')[0]
  return { by: 'simulation', how: `${invariant}, seed ${found.seed}, after ${runs} runs in ${took} s` }
}

/**
 * The sources for the directed tests, so that the checkout stays as it is.
 * @param {string} root
 * @param {string} copy
 */
function copySources(root, copy) {
  mkdirSync(copy)
  const configs = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name))
  for (const name of ['src', 'test', 'scripts', 'package.json', 'vitest.config.ts', ...configs]) {
    cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/**
 * @param {string} root
 * @param {string} copy
 * @param {import('./mutantTable.mjs').Mutant} mutant
 */
function byTest(root, copy, mutant) {
  if (!mutant.test) return null
  const [file, rule] = mutant.test
  const source = readFileSync(join(root, mutant.file), 'utf8')
  writeFileSync(join(copy, mutant.file), mutated(source, mutant))
  const isCaught = testResult(root, copy, file, rule) === 'failed'
  writeFileSync(join(copy, mutant.file), source)
  // A test that fails on the sound source as well has caught nothing.
  const isSound = isCaught && testResult(root, copy, file, rule) === 'passed'
  return isSound ? { by: `test [${rule}]`, how: file } : null
}

/**
 * @param {string} root
 * @param {string} copy
 * @param {string} file
 * @param {string} rule
 */
function testResult(root, copy, file, rule) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { stdout } = spawnSync(process.execPath, [vitest, 'run', file, '-t', `\\[${rule}\\]`], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (/Tests .*\d failed/.test(stdout)) return 'failed'
  return /Tests .*\d passed/.test(stdout) ? 'passed' : 'not run'
}
