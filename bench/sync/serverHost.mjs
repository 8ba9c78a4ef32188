// @ts-check
// A process with one system's server. Argument: the system's folder.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerCalls } from './call.mjs'

const [folder = ''] = process.argv.slice(2)
/** @type {import('./adapter').ServerAdapter} */
const { createServer } = await import(join(folder, 'server.mjs'))

const dir = mkdtempSync(join(tmpdir(), 't-minus-bench-sync-'))
const http = createHttpServer()
/** @type {Set<import('node:net').Socket>} */
const sockets = new Set()
let bytesGone = 0
http.on('connection', (socket) => {
  sockets.add(socket)
  socket.on('close', () => {
    bytesGone += socket.bytesWritten
    sockets.delete(socket)
  })
})
await new Promise((resolve) => http.listen(0, '127.0.0.1', () => resolve(undefined)))
const address = http.address()
const server = await createServer({
  http,
  port: typeof address === 'object' && address ? address.port : 0,
  dir,
})

/** @type {import('./adapter').ServerHost} */
const answerers = {
  url: () => server.url,
  seed: server.seed,
  mutate: server.mutate,
  all: server.all,
  bytesSent: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, bytesGone),
  residentBytes: () => {
    globalThis.gc?.()
    return process.memoryUsage().rss
  },
  stop: async () => {
    await server.close()
    rmSync(dir, { recursive: true, force: true })
  },
}
answerCalls(answerers)
