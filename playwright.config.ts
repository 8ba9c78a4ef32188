import { defineConfig } from '@playwright/test'
import { chromiumArgs, chromiumPath } from './test/kit/findChromium'

/** One worker: each story starts servers, consoles and a Chromium of its own, and the machine may be small. */
export default defineConfig({
  testDir: 'test/e2e',
  workers: 1,
  retries: 0,
  reporter: 'line',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    // Traces cost a third of the time; on CI they are worth it.
    trace: process.env['CI'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: [...chromiumArgs] },
  },
  projects: [
    { name: 'desktop', testMatch: '*.spec.ts', testIgnore: 'browser/**' },
    { name: 'browser', testMatch: 'browser/*.spec.ts' },
  ],
})
