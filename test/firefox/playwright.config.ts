import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** Which files run in Firefox, and how it is started; `npm run test:firefox` says which Firefox. */
export default defineConfig({
  projects: [
    { name: 'firefox', testDir: import.meta.dirname, testMatch: '*.spec.ts' },
    {
      // Stories that are told of Chromium too, but for what only Chromium's own protocol or names can do.
      name: 'both',
      testDir: join(import.meta.dirname, '..', 'e2e', 'browser'),
      testMatch: ['attachments.spec.ts', 'keptPages.spec.ts', 'settings.spec.ts', 'windows.spec.ts'],
      grepInvert: /crashed|every window dies|browser started again|\[OUT213\]|\[ATT13\]|\[DSK100\]/,
    },
  ],
  workers: 1,
  retries: 0,
  reporter: 'list',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: join(import.meta.dirname, '..', '..', 'test-results', 'firefox'),
  use: {
    browserName: 'firefox',
    channel: 'moz-firefox',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: join(import.meta.dirname, 'bridge.mjs'),
      firefoxUserPrefs: {
        // What Firefox writes of a socket without a server is told by its English words.
        'intl.locale.requested': 'en-US',
        // A chooser of files that stays open in a browser without a window keeps the next one from opening.
        'remote.bidi.dismiss_file_pickers.enabled': true,
        // Scroll bars that take room, as on Windows and on many desktops of Linux.
        'widget.gtk.overlay-scrollbars.enabled': false,
        'ui.useOverlayScrollbars': 0,
      },
    },
  },
})
