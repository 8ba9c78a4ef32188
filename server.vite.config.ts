import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** The server and its command-line tools: plain Node, one file per command, packages left outside but for the words'. */
export default defineConfig({
  publicDir: false,
  // Needed for the few English words the server shares with the console; a server is installed without it.
  ssr: { noExternal: ['i18next'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/server',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: {
        main: resolve('src/server/main.ts'),
        import: resolve('src/server/intake/importCommand.ts'),
        replay: resolve('src/server/intake/replayCommand.ts'),
        sla: resolve('src/server/terms/slaCommand.ts'),
        accounts: resolve('src/server/accounts/accountsCommand.ts'),
      },
    },
  },
})
