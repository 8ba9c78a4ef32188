import { defineConfig } from 'vitest/config'

/** The tests that speak for the engine. Peers' facts are left out: they are not on every machine. */
export default defineConfig({
  test: {
    include: ['src/shared/domain/{sla,calendar}/**/*.test.ts'],
    exclude: ['**/peerVectors.test.ts'],
  },
})
