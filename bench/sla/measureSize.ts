import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

const projectRoot = join(import.meta.dirname, '..', '..')

export interface SizeFigures {
  readonly minifiedBytes: number
  readonly gzipBytes: number
}

/** What the engine weighs in a page: one module with everything the console uses of it, zod and luxon apart. */
export async function measureSize(): Promise<SizeFigures> {
  const built = (await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      lib: { entry: join(import.meta.dirname, 'engine.ts'), formats: ['es'], fileName: 'engine' },
      rolldownOptions: { external: [/^zod/, /^luxon/], output: { minify: true } },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[]
  const chunks = [built].flat().flatMap(({ output }) => output)
  const code = chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
  return { minifiedBytes: Buffer.byteLength(code), gzipBytes: gzipSync(code, { level: 9 }).byteLength }
}
