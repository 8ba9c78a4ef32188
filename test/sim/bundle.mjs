// @ts-check
import { readFileSync, realpathSync } from 'node:fs'
import { basename, join } from 'node:path'
import { rolldown } from 'rolldown'

/**
 * What stands in for what a window finds in a browser: the sockets, the two databases and the streams.
 * @type {Readonly<Record<string, string>>}
 */
const twins = {
  'socket.io-client': 'test/sim/console/socketClient.ts',
  cacheStore: 'test/sim/console/memoryCache.ts',
  outboxStore: 'test/sim/console/memoryOutbox.ts',
  inflate: 'test/sim/console/inflateAtOnce.ts',
  contentDoor: 'test/sim/console/contentDoor.ts',
}

/**
 * What is many in a desk is few in a world: limits that no world would reach are lower in one.
 * @type {readonly SourceChange[]}
 */
const scaled = [
  {
    file: 'src/server/db/packPart.ts',
    from: 'const PAGE_FROM_BYTES = 16 * 1024',
    to: 'const PAGE_FROM_BYTES = 1_200',
  },
]

/**
 * One change of the source, for a mutant: it is made in the bundle and nowhere else.
 * @typedef {{ readonly file: string, readonly from: string, readonly to: string }} SourceChange
 */

/**
 * Bundles the simulation with the console and the server as they are in `root`.
 * @param {string} root
 * @param {string} out
 * @param {SourceChange | null} [change]
 */
export async function bundleSimulation(root, out, change = null) {
  const base = realpathSync(root)
  const bundle = await rolldown({
    input: join(base, 'test/sim/main.ts'),
    platform: 'node',
    cwd: base,
    external: [/^node:(?!zlib$)/],
    resolve: {
      alias: {
        '#shared': join(base, 'src/shared'),
        '#server': join(base, 'src/server'),
        '#renderer': join(base, 'src/renderer'),
        '#kit': join(base, 'test/kit'),
      },
    },
    plugins: [
      {
        name: 'twins',
        resolveId: (source, importer) => {
          const twin = twins[basename(source)]
          const isConsole = importer?.includes('/src/renderer/data/') ?? false
          if (twin !== undefined && isConsole) return join(base, twin)
          if (source !== 'node:zlib') return null
          const isServer = importer?.includes('/src/server/') ?? false
          return isServer ? join(base, 'test/sim/server/zlibAtOnce.ts') : { id: source, external: true }
        },
        load: (id) => {
          const changes = [...scaled, ...(change ? [change] : [])].filter(
            ({ file }) => join(base, file) === id,
          )
          if (changes.length === 0) return null
          return changes.reduce(mutated, readFileSync(id, 'utf8'))
        },
      },
    ],
  })
  await bundle.write({ file: out, format: 'esm', codeSplitting: false })
  await bundle.close()
}

/**
 * The source with the change made, exactly once.
 * @param {string} source
 * @param {SourceChange} change
 */
export function mutated(source, { file, from, to }) {
  const [before, after, ...more] = source.split(from)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`${file} has not exactly one place that reads:\n${from}`)
  }
  return before + to + after
}
