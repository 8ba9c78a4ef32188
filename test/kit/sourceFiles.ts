import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Every source file below a folder of the project with its text, tests left out; paths as in "src/main/index.ts". */
export function sourceFiles(folder: string): ReadonlyMap<string, string> {
  const below = (path: string): readonly string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const here = join(path, entry.name)
      if (entry.isDirectory()) return below(here)
      return /(?<!\.test)\.tsx?$/.test(entry.name) ? [here] : []
    })
  return new Map(
    below(join(root, folder)).map((path) => [relative(root, path), readFileSync(path, 'utf8')] as const),
  )
}
