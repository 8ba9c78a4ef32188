import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { build } from 'vite'
import { contentPolicyFor } from '#server/http/contentPolicy'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

export interface PaperPages {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Builds the console over a desk on paper and serves it on loopback, under the policy of the real pages. */
export async function servePaperPages(): Promise<PaperPages> {
  const folder = mkdtempSync(join(tmpdir(), 't-minus-paper-'))
  await build({
    configFile: resolve('test/kit/screens/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://paper').pathname
    const file = join(folder, path === '/' ? 'index.html' : path)
    if (!existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'text/plain',
      'content-security-policy': contentPolicyFor(request.headers.host ?? ''),
    })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      await new Promise((closed) => {
        server.close(closed)
        server.closeAllConnections()
      })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
