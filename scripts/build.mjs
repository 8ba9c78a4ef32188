// @ts-check
// Builds the desktop app and the server into out/, or says nothing when out/ is newer than every source.
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot, runTool } from './run.mjs'

const stamp = join(projectRoot, 'out', '.built')
const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'server.vite.config.ts',
  'package.json',
  'package-lock.json',
]

/** @param {string} path @returns {number} the newest modification below it, epoch ms */
function newestBelow(path) {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) return 0
  if (!status.isDirectory()) return status.mtimeMs
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestBelow(join(path, name))),
    status.mtimeMs,
  )
}

export function isBuilt() {
  if (!existsSync(stamp)) return false
  const builtAt = statSync(stamp).mtimeMs
  return sources.every((source) => newestBelow(join(projectRoot, source)) <= builtAt)
}

/** Builds what is not built. Answers whether out/ is usable afterwards. */
export async function build() {
  if (isBuilt()) return true
  const begunAt = new Date()
  const steps = /** @type {const} */ ([
    ['electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']],
    ['vite/bin/vite.js', ['build', '-c', 'server.vite.config.ts', '--logLevel', 'warn']],
  ])
  for (const [tool, args] of steps) {
    if ((await runTool(tool, args)) !== 0) return false
  }
  writeFileSync(stamp, '')
  // A source saved while the build ran is newer than the stamp, so the next start builds again.
  utimesSync(stamp, begunAt, begunAt)
  return true
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = (await build()) ? 0 : 1
}
