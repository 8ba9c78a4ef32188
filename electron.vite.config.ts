import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { tellPageKeeper } from './scripts/keptBuild.mjs'

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
    plugins: [react(), tellPageKeeper()],
    build: {
      // No inlined data: URLs for fonts: the content policy allows fonts from 'self' only.
      assetsInlineLimit: 0,
      minify: true,
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
