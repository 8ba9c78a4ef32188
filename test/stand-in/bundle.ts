import { join } from 'node:path'
import { build } from 'vite'

let built: Promise<string> | null = null

/**
 * Bundles the stand-in's half that runs in main's process, once per test run: Node 20 reads no TypeScript. Answers
 * the path of its entry.
 */
export function bundleStandIn(projectFolder: string): Promise<string> {
  built ??= bundle(projectFolder)
  return built
}

async function bundle(projectFolder: string): Promise<string> {
  const outDir = join(projectFolder, 'out', 'stand-in')
  const source = join(projectFolder, 'test', 'stand-in', 'electron')
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      ssr: true,
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: {
          start: join(source, 'start.ts'),
          electronModule: join(source, 'electronModule.ts'),
          resolveElectron: join(source, 'resolveElectron.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
        preserveEntrySignatures: 'strict',
      },
    },
  })
  return join(outDir, 'start.mjs')
}
