import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'

/** Builds the wall on a paper desk into `outDir` and serves it. Answers its address and the closing. */
export async function servePaperWall(outDir: string) {
  const root = import.meta.dirname
  await build({
    root,
    configFile: false,
    plugins: [react()],
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, rollupOptions: { input: join(root, 'index.html') } },
  })
  const server = await preview({
    root,
    configFile: false,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'warn',
  })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The paper wall has no port.')
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() }
}
