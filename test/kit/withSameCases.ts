import { join } from 'node:path'
import type { Plugin } from 'vite'

const sameCases = join(import.meta.dirname, 'sameCases.ts')

/** Gives tests that ask for fast-check the one that draws the same cases in every run. */
export const withSameCases: Plugin = {
  name: 'same-cases',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'fast-check' && importer !== sameCases ? sameCases : null),
}
