import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** Playwright runs the stories here and waits in them; the browser is driven by webDriver.ts. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  workers: 1,
  retries: 0,
  reporter: 'list',
  timeout: 120_000,
  expect: { timeout: 40_000 },
  outputDir: join(import.meta.dirname, '..', '..', 'test-results', 'webkit'),
})
