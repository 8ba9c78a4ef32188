import { app } from './app'
import { answerDriver } from './driverWire'

type SchemeHandler = Parameters<Electron.Protocol['handle']>[1]
const handlers = new Map<string, SchemeHandler>()
const privileged = new Set<string>()

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => {
    if (app.isReady()) throw new Error('registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) privileged.add(scheme)
  },
  handle: (scheme, handler) => {
    if (!privileged.has(scheme)) throw new Error(`The stand-in serves privileged schemes only, not ${scheme}`)
    handlers.set(scheme, handler)
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

answerDriver('fromScheme', async (url, method) => {
  const handler = handlers.get(url.slice(0, url.indexOf(':')))
  if (handler === undefined) return { status: 404, headers: {}, body: new Uint8Array() }
  const response = await handler({ url, method, headers: new Headers() } as Parameters<SchemeHandler>[0])
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
})
