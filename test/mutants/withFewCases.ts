import { join } from 'node:path'
import type { Plugin } from 'vite'

const fewCases = join(import.meta.dirname, 'fewCases.ts')

/** Gives tests that ask for fast-check the one that stops after few cases. */
export const withFewCases: Plugin = {
  name: 'few-cases',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'fast-check' && importer !== fewCases ? fewCases : null),
}
