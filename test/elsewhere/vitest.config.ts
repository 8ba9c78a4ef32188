import { defineConfig } from 'vitest/config'
import { withFewCases } from '../mutants/withFewCases'

/** The engine's own tests, on a computer that believes it is another day. */
export default defineConfig({
  plugins: [withFewCases],
  test: {
    include: ['src/shared/domain/{sla,slo,calendar}/**/*.test.ts'],
    setupFiles: ['test/elsewhere/anotherDay.ts'],
    testTimeout: 60_000,
  },
})
