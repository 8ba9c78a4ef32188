import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console over a desk on paper, for looking at it without a server: `npx vite build test/kit/screens`. */
export default defineConfig({
  root: resolve('test/kit/screens'),
  plugins: [react()],
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
