import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'

const sameCases = join(import.meta.dirname, 'test/kit/sameCases.ts')

/** Gives tests that ask for fast-check the one that draws the same cases in every run. */
const withSameCases: Plugin = {
  name: 'same-cases',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'fast-check' && importer !== sameCases ? sameCases : null),
}

export default defineConfig({
  test: {
    globalSetup: './test/kit/runFolder.ts',
    projects: [
      {
        plugins: [withSameCases],
        // Properties over thousands of cases take long where the machine is busy; how long is no rule of theirs.
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [withSameCases],
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
