// @ts-check
// A run over very many seeds that is told in a file, goes on after a failure, and is taken up again where it stopped.
import { fork } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{ readonly seed: number, readonly sentence: string }} Failure
 * @typedef {{ readonly from: number, readonly count: number }} Block
 * @typedef {Block & { readonly tally: Record<string, number>, readonly failures: readonly Failure[] }} Done
 * @typedef {{
 *   readonly from: number, readonly count: number, readonly processes: number, readonly file: string,
 *   readonly again: string, readonly bundleFor: (out: string) => Promise<void>, readonly say: (text: string) => void,
 * }} LongRun
 */

const SEEDS_A_BLOCK = 50
/** A process is replaced after so many blocks, and a block is given up after so many processes. */
const BLOCKS_A_PROCESS = 40
const PROCESSES_A_BLOCK = 2

/**
 * Runs every block that the file does not tell of. The bundle lies beside the file, so that a run taken up again goes on
 * with the sources it began with. Answers whether all seeds held.
 * @param {LongRun} run
 */
export async function runLong(run) {
  const { from, count, processes, file, say } = run
  const bundle = `${file}.mjs`
  if (!existsSync(bundle)) await run.bundleFor(bundle)
  const done = readDone(file)
  const known = new Set(done.map((block) => block.from))
  const blocks = blocksOf(from, count).filter((block) => !known.has(block.from))
  if (done.length > 0) say(`${done.length} blocks are told of in ${file}; ${blocks.length} are left.`)
  const begunAt = performance.now()
  /** @param {Done} block */
  const note = (block) => {
    done.push(block)
    appendFileSync(file, `${JSON.stringify(block)}\n`)
    for (const { seed, sentence } of block.failures) say(`seed ${seed}: ${sentence}`)
    if (done.length % 100 === 0)
      say(`${seedsIn(done)} seeds, ${Math.round((performance.now() - begunAt) / 1_000)} s`)
  }
  await Promise.all(Array.from({ length: processes }, () => workThrough(bundle, run.again, blocks, note)))
  const failures = done.flatMap((block) => block.failures)
  say(`${seedsIn(done)} seeds, ${failures.length} failed: ${JSON.stringify(totalOf(done))}`)
  for (const { seed, sentence } of failures) say(`seed ${seed}: ${sentence}`)
  return failures.length === 0
}

/** @param {string} file @returns {Done[]} */
function readDone(file) {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line)]
      } catch {
        // The last line of a run that was killed while it wrote.
        return []
      }
    })
}

/** @param {number} from @param {number} count @returns {Block[]} */
const blocksOf = (from, count) =>
  Array.from({ length: Math.ceil(count / SEEDS_A_BLOCK) }, (_, index) => ({
    from: from + index * SEEDS_A_BLOCK,
    count: Math.min(SEEDS_A_BLOCK, count - index * SEEDS_A_BLOCK),
  }))

/** @param {readonly Block[]} blocks */
const seedsIn = (blocks) => blocks.reduce((sum, { count }) => sum + count, 0)

/** @param {readonly Done[]} done */
function totalOf(done) {
  /** @type {Record<string, number>} */
  const total = {}
  for (const { tally } of done) {
    for (const [name, count] of Object.entries(tally)) total[name] = (total[name] ?? 0) + count
  }
  return total
}

/**
 * Takes blocks from the list until it is empty, in one process after the other.
 * @param {string} bundle
 * @param {string} again
 * @param {Block[]} blocks
 * @param {(block: Done) => void} note
 */
async function workThrough(bundle, again, blocks, note) {
  /** @type {{ block: Block, tries: number } | null} */
  let open = null
  while (open !== null || blocks.length > 0) {
    open = await inOneProcess(bundle, again, blocks, note, open)
    if (open === null || open.tries < PROCESSES_A_BLOCK) continue
    const sentence = 'the process that ran it and the next seeds ended without a word'
    note({ ...open.block, tally: {}, failures: [{ seed: open.block.from, sentence }] })
    open = null
  }
}

/**
 * Answers the block that the process did not come to the end of, null when it ended in order.
 * @param {string} bundle
 * @param {string} again
 * @param {Block[]} blocks
 * @param {(block: Done) => void} note
 * @param {{ block: Block, tries: number } | null} left
 * @returns {Promise<{ block: Block, tries: number } | null>}
 */
function inOneProcess(bundle, again, blocks, note, left) {
  const worker = fork(join(import.meta.dirname, 'worker.mjs'), [bundle, 'blocks', again])
  let open = left
  let given = 0
  const next = () => {
    open ??= nextOf(blocks)
    if (open === null || given >= BLOCKS_A_PROCESS) return worker.disconnect()
    given++
    open = { ...open, tries: open.tries + 1 }
    worker.send(open.block)
  }
  return new Promise((resolve) => {
    worker.on('message', (/** @type {Done} */ told) => {
      note(told)
      open = null
      next()
    })
    worker.on('exit', () => resolve(open))
    next()
  })
}

/** @param {Block[]} blocks */
function nextOf(blocks) {
  const block = blocks.shift()
  return block ? { block, tries: 0 } : null
}
