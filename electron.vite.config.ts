import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { tellPageKeeper } from './scripts/keptBuild.mjs'

/** Every page says in the same words that it did not start. */
const sayNotStarted = (): Plugin => ({
  name: 'say-not-started',
  transformIndexHtml: {
    order: 'pre',
    handler: (page) => {
      const [before, after] = page.split('<!-- notStarted.html -->')
      if (after === undefined) throw new Error('A page has no place for notStarted.html.')
      return before + readFileSync(resolve('src/renderer/notStarted.html'), 'utf8') + after
    },
  },
})

export default defineConfig({
  main: {
    // Everything main needs is bundled, so the packed app carries no node_modules.
    build: {
      externalizeDeps: false,
      rollupOptions: { input: { index: resolve('src/main/index.ts') } },
    },
  },
  preload: {
    // A sandboxed preload must be one CommonJS file (electronjs.org, "Process Sandboxing").
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [react(), sayNotStarted(), tellPageKeeper()],
    build: {
      // No inlined data: URLs for fonts: the content policy allows fonts from 'self' only.
      assetsInlineLimit: 0,
      minify: true,
      // Kept in the browser after the first load: who starts the server need not hear of it.
      chunkSizeWarningLimit: 2_000,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          board: resolve('src/renderer/board.html'),
          wallboard: resolve('src/renderer/wallboard.html'),
          pageKeeper: resolve('src/renderer/pageKeeper/pageKeeper.ts'),
        },
        output: {
          // A worker answers for what lies beside and below it, and browsers look for a newer one at its address.
          entryFileNames: ({ name }) => (name === 'pageKeeper' ? '[name].js' : 'assets/[name]-[hash].js'),
        },
      },
    },
  },
})
