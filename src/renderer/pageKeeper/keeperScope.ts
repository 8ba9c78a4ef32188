import type { Route } from './answering'

/** What of its surroundings the worker uses. The types of windows, in which it is checked, do not have them. */
export interface KeeperScope {
  readonly location: { readonly origin: string }
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>
  readonly fetch: typeof fetch
  readonly clients: { readonly claim: () => Promise<void> }
  readonly registration: { readonly navigationPreload?: Pick<NavigationPreloadManager, 'disable'> }
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: <Name extends keyof KeeperEvents>(
    name: Name,
    hear: (event: KeeperEvents[Name]) => void,
  ) => void
}

interface Lasting {
  readonly waitUntil: (work: Promise<unknown>) => void
}

export interface KeeperEvents {
  readonly install: Lasting & {
    /** Only some browsers take routes beforehand. */
    readonly addRoutes?: (rules: readonly Route[]) => Promise<void>
  }
  readonly activate: Lasting
  readonly fetch: {
    readonly request: Request
    readonly respondWith: (answer: Promise<Response>) => void
  }
}
