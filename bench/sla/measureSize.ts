import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

const projectRoot = join(import.meta.dirname, '..', '..')

export interface SizeFigures {
  /** The engine by itself, with the schemas of tickets and desks that it shares with the rest of a console. */
  readonly alone: Weight
  /** What is added to a console that has those schemas anyway. */
  readonly addedGzipBytes: number
}

export interface Weight {
  readonly minifiedBytes: number
  readonly gzipBytes: number
}

/** The weight of one module with everything it imports, zod and luxon apart. */
async function weigh(entry: string): Promise<Weight> {
  const built = (await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      lib: { entry: join(import.meta.dirname, entry), formats: ['es'], fileName: 'weighed' },
      rolldownOptions: { external: [/^zod/, /^luxon/], output: { minify: true } },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[]
  const chunks = [built].flat().flatMap(({ output }) => output)
  const code = chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
  return { minifiedBytes: Buffer.byteLength(code), gzipBytes: gzipSync(code, { level: 9 }).byteLength }
}

export async function measureSize(): Promise<SizeFigures> {
  const alone = await weigh('engine.ts')
  const [rows, both] = [await weigh('rows.ts'), await weigh('rowsAndEngine.ts')]
  return { alone, addedGzipBytes: both.gzipBytes - rows.gzipBytes }
}
