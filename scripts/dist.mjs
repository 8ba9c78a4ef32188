// @ts-check
// `npm run dist [-- AppImage deb dmg zip nsis]`: builds the app and makes its packages, those that can be made on this
// computer, with the lists that updaters read beside them, and says of each of the others why not. `--electron-dist=FOLDER` packs the program files that lie there.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { findOrDownloadProgramFiles } from './electronBinary.mjs'
import { projectRoot } from './run.mjs'
import { writeUpdateLists } from './updateLists.mjs'

/** @typedef {{ name: string, platform: 'linux' | 'mac' | 'win', only: NodeJS.Platform | null }} Target */

/** @type {readonly Target[]} */
const targets = [
  { name: 'AppImage', platform: 'linux', only: null },
  { name: 'deb', platform: 'linux', only: null },
  // hdiutil, which makes disk images, is a part of macOS.
  { name: 'dmg', platform: 'mac', only: 'darwin' },
  // What a console on macOS fetches to replace itself. Only a signed one does, and only macOS signs.
  { name: 'zip', platform: 'mac', only: 'darwin' },
  { name: 'nsis', platform: 'win', only: null },
]

const LONGEST_MS = 15 * 60_000

/** What electron-builder's last words mean, in order of how much they say. */
const reasons = /** @type {const} */ ([
  [/wine is required|wine.*not found|spawn wine ENOENT/i, 'it needs wine, which is not installed here'],
  [/fpm.*ENOENT|cannot find fpm/i, 'it needs fpm, which is not installed here'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|status code 40\d|403 Forbidden|Response code 40\d|proxy/i,
    'its tools cannot be downloaded here',
  ],
  [/ENOSPC/, 'the disk is full'],
])

/** @param {string} output what electron-builder wrote @returns {string} why there is no package */
export function reasonIn(output) {
  const found = reasons.find(([pattern]) => pattern.test(output))
  if (found) return found[1]
  // What follows the sentence is for whoever mends electron-builder.
  const fault = /⨯\s*(.+?)(?:\s+failedTask=|\s+stackTrace=|$)/m.exec(output)?.[1]?.trim()
  return fault ? `electron-builder says: ${fault}` : 'electron-builder gave it up without a word'
}

/** @param {Target} target @param {NodeJS.Platform} here @returns {string | null} */
export const whyNotHere = ({ name, only }, here) =>
  only === null || only === here ? null : `a ${name} can be made on macOS only`

/** @param {Target} target @param {string | null} electronDist */
function pack({ name, platform }, electronDist) {
  const words = [`--${platform}`, name, '--publish', 'never']
  if (electronDist !== null) words.push(`-c.electronDist=${electronDist}`)
  return new Promise((settle) => {
    const builder = spawn(
      process.execPath,
      [join(projectRoot, 'node_modules', 'electron-builder', 'cli.js'), ...words],
      { cwd: projectRoot, timeout: LONGEST_MS, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let output = ''
    const keep = (/** @type {Buffer} */ part) => {
      output += part.toString()
    }
    builder.stdout.on('data', keep)
    builder.stderr.on('data', keep)
    builder.once('error', (problem) => settle({ isMade: false, output: String(problem) }))
    builder.once('exit', (code) => settle({ isMade: code === 0, output }))
  })
}

/** @param {readonly string[]} words */
async function makePackages(words) {
  const folderOption = '--electron-dist='
  const asked = words.filter((word) => !word.startsWith(folderOption))
  const given = words.find((word) => word.startsWith(folderOption))?.slice(folderOption.length)
  const unknown = asked.filter((name) => !targets.some((target) => target.name === name))
  if (unknown.length > 0) {
    process.stderr.write(
      `${unknown.join(', ')} is no package of ours: ${targets.map(({ name }) => name).join(', ')}.\n`,
    )
    return false
  }
  if (!(await build())) return false
  let made = 0
  for (const target of targets.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const why = whyNotHere(target, process.platform) ?? (await whyNotPacked(target, given ?? null))
    if (why === null) made += 1
    process.stdout.write(
      why === null ? `${target.name}: made, in dist/.\n` : `${target.name}: not made, because ${why}.\n`,
    )
  }
  if (made > 0) await listForUpdaters()
  return made > 0
}

async function listForUpdaters() {
  const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'))
  for (const list of await writeUpdateLists(join(projectRoot, 'dist'), version)) {
    process.stdout.write(`${list}: written, for consoles that look for updates in that folder.\n`)
  }
}

/** @param {Target} target @param {string | null} given */
async function whyNotPacked(target, given) {
  const found = given === null ? await findOrDownloadProgramFiles(target.platform) : { folder: given }
  if ('why' in found) return found.why
  const { isMade, output } = await pack(target, found.folder)
  return isMade ? null : reasonIn(output)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = (await makePackages(process.argv.slice(2))) ? 0 : 1
}
