// @ts-check
// `npm run bench:import [-- FILE.csv.gz]`: the importer against the least that could be done with the same file on
// the same disk in the same run. Rounds are interleaved, and the ratio is the median of the rounds' own ratios.
//   bare    streaming gunzip and csv-parse, and one prepared insert per row (id, line, state, the row as JSON) in
//           transactions of 1,000, WAL and synchronous=FULL as the store has them
//   import  the built `npm run import`, its process and all; of the published log its figures must be the published ones
import { spawnSync } from 'node:child_process'
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import LibsqlDatabase from 'libsql'
import { build } from '../../scripts/build.mjs'

const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const ROUNDS = 5
const ROWS_PER_TRANSACTION = 1_000
const TARGET = 3

/** @typedef {{ ms: number, rows: number, memoryMb: number }} Measure */

/** @param {string} file @param {string} folder @returns {Promise<Measure>} */
async function bare(file, folder) {
  const begunAt = performance.now()
  const database = new LibsqlDatabase(join(folder, 'bare.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table row (id text, line integer, state text, body text, primary key (id, line))')
  const insert = database.prepare('insert into row values (?, ?, ?, ?)')
  const parser = createReadStream(file).pipe(createGunzip()).pipe(parse())
  let line = 0
  database.exec('begin')
  for await (const cells of parser) {
    line += 1
    if (line === 1) continue
    insert.run(cells[0], line, cells[1], JSON.stringify(cells))
    if (line % ROWS_PER_TRANSACTION === 0) database.exec('commit; begin')
  }
  database.exec('commit')
  database.close()
  return {
    ms: performance.now() - begunAt,
    rows: line - 1,
    memoryMb: process.resourceUsage().maxRSS / 1_024,
  }
}

/** @param {string[]} command @returns {{ ms: number, said: string }} */
function timed(command) {
  const begunAt = performance.now()
  const ended = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 24 })
  const ms = performance.now() - begunAt
  if (ended.status !== 0) throw new Error(ended.stderr || ended.stdout)
  return { ms, said: ended.stdout }
}

/** @param {string} file @param {string} folder @returns {Measure} */
function bareProcess(file, folder) {
  const { ms, said } = timed([fileURLToPath(import.meta.url), '--bare', file, folder])
  return { ...JSON.parse(said), ms }
}

/** @param {string} file @param {string} folder @returns {Measure} */
function importProcess(file, folder) {
  const { ms, said } = timed([join(projectRoot, 'out', 'server', 'import.js'), file, '--data', folder])
  const otherwise = /^.* published: [\d,]+$/m.exec(said)
  if (otherwise) throw new Error(`A figure of the published log is another one:${otherwise[0]}`)
  /** @param {RegExp} pattern */
  const figure = (pattern) => Number((pattern.exec(said)?.[1] ?? 'NaN').replaceAll(',', ''))
  return { ms, rows: figure(/^ {2}rows +([\d,]+)/m), memoryMb: figure(/at most ([\d,]+) MB/) }
}

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** @param {string} name @param {readonly Measure[]} rounds */
function tableRow(name, rounds) {
  const ms = median(rounds.map((round) => round.ms))
  const rows = rounds[0]?.rows ?? 0
  const all = rounds.map((round) => (round.ms / 1_000).toFixed(2)).join(', ')
  const memory = Math.max(...rounds.map((round) => round.memoryMb)).toFixed(0)
  return `| ${name} | ${(ms / 1_000).toFixed(2)} | ${all} | ${Math.round((rows * 1_000) / ms).toLocaleString('en-GB')} | ${memory} |`
}

/** @param {string} file */
async function bench(file) {
  if (!(await build())) process.exit(1)
  /** @type {Measure[]} */
  const floor = []
  /** @type {Measure[]} */
  const ours = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 't-minus-bench-'))
    floor.push(bareProcess(file, folder))
    ours.push(importProcess(file, join(folder, 'data')))
    rmSync(folder, { recursive: true, force: true })
  }
  const ratio = median(ours.map(({ ms }, round) => ms / (floor[round]?.ms ?? NaN)))
  const [cpu] = cpus()
  const lines = [
    `${file}, ${(floor[0]?.rows ?? 0).toLocaleString('en-GB')} rows`,
    `${cpu?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ` +
      `${process.platform} ${process.arch}, Node ${process.versions.node}`,
    '',
    '| | median s | rounds s | rows/s | most memory MB |',
    '|---|---|---|---|---|',
    tableRow('bare parse and inserts', floor),
    tableRow('npm run import', ours),
    '',
    `import / bare = ${ratio.toFixed(2)} (target: at most ${TARGET})`,
    '',
  ]
  process.stdout.write(lines.join('\n'))
  return ratio <= TARGET ? 0 : 1
}

const given = process.argv.slice(2)
if (given[0] === '--bare') {
  process.stdout.write(JSON.stringify(await bare(given[1] ?? '', given[2] ?? '')))
} else {
  const beside = join(projectRoot, '..', 'shared', 'data', 'incident_event_log.csv.gz')
  const file = resolve(given[0] ?? beside)
  if (existsSync(file)) process.exitCode = await bench(file)
  else {
    process.stderr.write(`There is no file ${file}; give the path of incident_event_log.csv.gz.\n`)
    process.exitCode = 2
  }
}
