// @ts-check
// What the pages of a build are made of, told to the worker that keeps them in a browser.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Where the worker lies: above all that it answers for, under a name that stays. */
const KEEPER = 'pageKeeper.js'
const PLACE = 'FILES_OF_BUILD'

/** @param {Buffer | string} content */
const sha256 = (content) => createHash('sha256').update(content).digest('base64')

/**
 * The files of a built renderer but the worker itself, with their hashes, and what names them all together with the
 * worker's own code: what one worker keeps is never written to by another.
 * @param {string} folder
 * @param {string} keeperCode
 * @returns {import('../src/renderer/pageKeeper/keptBuild').KeptBuild}
 */
export function keptBuildOf(folder, keeperCode) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: `/${relative(folder, file).split(sep).join('/')}`, file }))
    .filter(({ path }) => path !== `/${KEEPER}`)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, file }) => ({ path, integrity: `sha256-${sha256(readFileSync(file))}` }))
  const id = createHash('sha256')
    .update(JSON.stringify([files, keeperCode]))
    .digest('hex')
    .slice(0, 16)
  return { id, files }
}

/** Once everything of the renderer is written: the worker is told of it. A plugin of the bundler. */
export const tellPageKeeper = () => ({
  name: 'tell-page-keeper',
  writeBundle: {
    order: /** @type {const} */ ('post'),
    /** @param {{ readonly dir?: string | undefined }} written */
    handler: ({ dir = '' }) => {
      const file = join(dir, KEEPER)
      const code = readFileSync(file, 'utf8')
      const [before, after, ...more] = code.split(PLACE)
      if (after === undefined || more.length > 0)
        throw new Error(`${KEEPER} has not one place for its files.`)
      writeFileSync(file, `${before}${JSON.stringify(keptBuildOf(dir, code))}${after}`)
    },
  },
})
