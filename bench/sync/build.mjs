// @ts-check
// `npm run bench:build`: the adapters of bench/sync/ours as the plain modules that a sync harness loads.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { projectRoot } from '../../scripts/run.mjs'

/** @param {string} from @param {string} name @param {boolean} isForNode */
const bundle = (from, name, isForNode) =>
  build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: isForNode ? {} : { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: isForNode,
      target: isForNode ? 'node20' : 'chrome140',
      outDir: from,
      emptyOutDir: false,
      minify: false,
      lib: isForNode ? false : { entry: join(from, `${name}.ts`), formats: ['es'] },
      rollupOptions: {
        input: join(from, `${name}.ts`),
        output: { entryFileNames: `${name}.mjs`, banner: '// @ts-nocheck' },
      },
    },
  })

/** @param {string} system a folder here */
export async function buildAdapters(system) {
  const from = join(import.meta.dirname, system)
  await bundle(from, 'server', true)
  await bundle(from, 'fleet', true)
  await bundle(from, 'client', false)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAdapters('ours')
