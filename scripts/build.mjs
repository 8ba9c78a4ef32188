// @ts-check
// Builds the desktop app and the server into out/, or says nothing when out/ was built from the sources as they are.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { oneAtATime } from './oneAtATime.mjs'
import { projectRoot, runTool } from './run.mjs'

const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'server.vite.config.ts',
  'scripts/keptBuild.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
]
const TEST_FILE = /\.test\.tsx?$/

const stamp = join(projectRoot, 'out', '.built')
const results = [
  'main/index.js',
  'preload/index.cjs',
  'renderer/board.html',
  'renderer/pageKeeper.js',
  'server/main.js',
]

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) return []
  if (!status.isDirectory()) return TEST_FILE.test(path) ? [] : [path]
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesBelow(join(path, name)))
}

/** What out/ is made from, as one text. Times of files would not do: an unpacked archive brings old ones. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesBelow(join(projectRoot, source)))) {
    const content = readFileSync(path)
    hash.update(`${relative(projectRoot, path)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** @param {string} wanted */
const isBuiltFrom = (wanted) =>
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === wanted &&
  results.every((result) => existsSync(join(projectRoot, 'out', result)))

/** Builds what is not built. Answers whether out/ is usable afterwards. */
export async function build() {
  if (isBuiltFrom(fingerprint())) return true
  const waits = () => process.stderr.write('Another command is building; this one waits for it.\n')
  return oneAtATime(join(projectRoot, 'out', '.building'), buildAlone, { waits })
}

async function buildAlone() {
  const wanted = fingerprint()
  if (isBuiltFrom(wanted)) return true
  // A build that fails leaves out/ half of this and half of that, which is the build of nothing.
  rmSync(stamp, { force: true })
  const steps = /** @type {const} */ ([
    ['electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']],
    ['vite/bin/vite.js', ['build', '-c', 'server.vite.config.ts', '--logLevel', 'warn']],
  ])
  for (const [tool, args] of steps) {
    if ((await runTool(tool, args)) !== 0) return false
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  return true
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = (await build()) ? 0 : 1
}
