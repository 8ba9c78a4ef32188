// @ts-check
// `npm run bench:build`: the adapters of bench/sync/ours as the plain modules that a sync harness loads.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { projectRoot } from '../../scripts/run.mjs'

const from = join(import.meta.dirname, 'ours')

/** @param {string} name @param {boolean} isForNode */
const bundle = (name, isForNode) =>
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

export async function buildAdapters() {
  await bundle('server', true)
  await bundle('fleet', true)
  await bundle('client', false)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAdapters()
