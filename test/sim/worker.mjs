// @ts-check
// Runs seeds of a bundled simulation in a process of its own: the world's time takes the place of the process's.
import { pathToFileURL } from 'node:url'

const [bundle = '', mode = 'check', ...rest] = process.argv.slice(2)
/** @type {typeof import('./main')} */
const simulation = await import(pathToFileURL(bundle).href)

/** @param {unknown} told */
const tell = (told) => {
  process.send?.(told)
}

/** @param {number} seed @param {string} again which of the seeds run twice */
const run = (seed, again) => (seed % Number(again) === 0 ? simulation.check(seed) : simulation.look(seed))

if (mode === 'blocks') takeBlocks(rest[0] ?? '1')
else await walk()

/** One seed after the other, up to the first that does not hold. */
async function walk() {
  const [from = '1', count = '1', step = '1', withinMs = '0', again = '1'] = rest
  const begunAt = performance.now()
  const isInTime = () => Number(withinMs) === 0 || performance.now() - begunAt < Number(withinMs)
  const last = Number(from) + Number(count)
  for (let seed = Number(from); seed < last && isInTime(); seed += Number(step)) {
    if (mode === 'once') {
      const sentence = await simulation.checkOnce(seed)
      tell({ seed, sentence })
      if (sentence !== null) break
    } else {
      const told = await run(seed, again)
      tell({ seed, ...told })
      if (told.failure) break
    }
  }
  process.disconnect?.()
}

/** Blocks as they are given, each to its end whatever fails in it, until the giver is gone. */
function takeBlocks(/** @type {string} */ again) {
  process.on('message', (/** @type {import('./longRun.mjs').Block} */ block) => void takeBlock(block, again))
}

/** @param {import('./longRun.mjs').Block} block @param {string} again */
async function takeBlock({ from, count }, again) {
  /** @type {Record<string, number>} */
  const tally = {}
  /** @type {import('./longRun.mjs').Failure[]} */
  const failures = []
  for (let seed = from; seed < from + count; seed++) {
    const told = await run(seed, again)
    for (const [name, more] of Object.entries(told.tally)) tally[name] = (tally[name] ?? 0) + more
    if (told.failure) failures.push({ seed, sentence: told.failure.sentence })
  }
  tell({ from, count, tally, failures })
}
