import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Gives out the chaos page, from an address that no network trouble lies before. */
export interface PageHost {
  readonly origin: string
  readonly close: () => Promise<void>
}

export async function startPageHost(script: string): Promise<PageHost> {
  const page = `<!doctype html><title>Chaos</title><script>${script.replaceAll('</script', '<\\/script')}</script>`
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
