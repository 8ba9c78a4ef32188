import { defineConfig } from 'vitest/config'
import { withSameCases } from './test/kit/withSameCases'

export default defineConfig({
  test: {
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
