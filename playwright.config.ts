import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from './scripts/chromium.mjs'

const chromium = findChromium()

/** One worker: each story starts servers, consoles and a Chromium of its own, and the machine may be small. */
export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/kit/runFolder.ts',
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
    // The stories on a real Electron need none.
    launchOptions: { ...(chromium !== null && { executablePath: chromium }), args: chromiumArgs },
  },
  projects: [
    { name: 'desktop', testMatch: '*.spec.ts', testIgnore: 'browser/**' },
    { name: 'browser', testMatch: 'browser/*.spec.ts' },
  ],
})
