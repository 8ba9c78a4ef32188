import { defineConfig } from 'vitest/config'

/** The tests that speak for the engine wherever the project lies: peers' facts are not on every machine. */
export default defineConfig({
  test: {
    include: ['src/shared/domain/{sla,calendar}/**/*.test.ts'],
  },
})
