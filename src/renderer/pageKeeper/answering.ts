/** How a request of a page is answered. */
export type Way =
  /** A page of the console: from the server, and the file that is kept of it where the server fails. */
  | { readonly kind: 'page'; readonly file: string }
  /** A file whose name changes with its content: what is kept, else the server's. */
  | { readonly kind: 'part' }
  /** All else, as if there were nobody in between. */
  | { readonly kind: 'server' }

/** What of a request its answer depends on. */
export interface Asked {
  readonly url: string
  readonly method: string
  readonly mode: string
}

/** The addresses of the pages, as the server has them, and the files that are served there. */
const PAGES: ReadonlyMap<string, string> = new Map([
  ['/', '/board.html'],
  ['/board.html', '/board.html'],
  ['/wallboard', '/wallboard.html'],
  ['/wallboard.html', '/wallboard.html'],
])
const PARTS = '/assets/'

/** So long a page is waited for where there is another one, in ms. */
export const PATIENCE_MS = 2_500

/** How a request is answered (OUT211, SEC150); `origin` is the console's own. */
export function wayOf({ url, method, mode }: Asked, origin: string): Way {
  const address = new URL(url)
  if (method !== 'GET' || address.origin !== origin) return { kind: 'server' }
  const file = mode === 'navigate' ? PAGES.get(address.pathname) : undefined
  if (file !== undefined) return { kind: 'page', file }
  return { kind: address.pathname.startsWith(PARTS) ? 'part' : 'server' }
}

/** Whether the server's answer is shown although there is a kept page: all but its own failing, so also "not found". */
export const isShown = ({ status }: { readonly status: number }): boolean => status < 500

/** A rule of the browser's static routing. */
export interface Route {
  readonly condition: {
    readonly urlPattern: { readonly pathname: string; readonly search: string }
    readonly requestMethod?: 'get'
    readonly requestMode?: 'navigate'
  }
  readonly source: 'cache' | 'network' | 'race-network-and-fetch-handler'
}

const pattern = (pathname: string) => ({ pathname, search: '*' })

/**
 * The same said to the browser beforehand, where it can be told: it then asks for a page at once while the worker
 * starts, finds parts itself, and does not wake the worker for anything else (OUT214). The first that fits holds.
 */
export const routes: readonly Route[] = [
  { condition: { urlPattern: pattern(`${PARTS}*`), requestMethod: 'get' }, source: 'cache' },
  ...[...PAGES.keys()].map(
    (path): Route => ({
      condition: { urlPattern: pattern(path), requestMethod: 'get', requestMode: 'navigate' },
      source: 'race-network-and-fetch-handler',
    }),
  ),
  { condition: { urlPattern: pattern('*') }, source: 'network' },
]
