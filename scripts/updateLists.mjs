// @ts-check
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * The list that electron-updater reads on each system, and the packages that it tells of: those that can take the place
 * of themselves. On macOS the zip is what is fetched; the dmg is for a first installation.
 */
const lists = /** @type {const} */ ([
  { list: 'latest-linux-arm64.yml', holds: (/** @type {string} */ name) => name.endsWith('-arm64.AppImage') },
  { list: 'latest-linux.yml', holds: (/** @type {string} */ name) => /(?<!-arm64)\.AppImage$/.test(name) },
  { list: 'latest-mac.yml', holds: (/** @type {string} */ name) => name.endsWith('.zip') },
  { list: 'latest.yml', holds: (/** @type {string} */ name) => name.endsWith('.exe') },
])

/** @param {string} path @returns {Promise<string>} as electron-updater compares it: base64 */
async function sha512Of(path) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  return hash.digest('base64')
}

/**
 * Writes, beside the packages of one version in a folder, the lists that an updater reads there, so that the folder can
 * be put on the web as it is. Packages of other versions are left out.
 *
 * @param {string} folder
 * @param {string} version
 * @returns {Promise<readonly string[]>} the names of the lists written
 */
export async function writeUpdateLists(folder, version) {
  const ofVersion = (await readdir(folder)).filter((name) => name.includes(version))
  const written = []
  for (const { list, holds } of lists) {
    const files = []
    for (const name of ofVersion.filter(holds).toSorted()) {
      const path = join(folder, name)
      files.push({
        url: encodeURIComponent(name),
        sha512: await sha512Of(path),
        size: (await stat(path)).size,
      })
    }
    const [first] = files
    if (first === undefined) continue
    const releaseDate = new Date(
      (await stat(join(folder, decodeURIComponent(first.url)))).mtimeMs,
    ).toISOString()
    // JSON is YAML.
    const content = { version, files, path: first.url, sha512: first.sha512, releaseDate }
    await writeFile(join(folder, list), `${JSON.stringify(content, null, 2)}\n`)
    written.push(list)
  }
  return written
}
