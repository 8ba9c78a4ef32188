import { describe, expect, it } from 'vitest'
import { type Asked, isShown, routes, wayOf } from './answering'

const origin = 'https://desk.example'
const ask = (path: string, further: Partial<Asked> = {}): Asked => ({
  url: `${origin}${path}`,
  method: 'GET',
  mode: 'no-cors',
  ...further,
})
const visit = (path: string) => ask(path, { mode: 'navigate' })

const pages = [
  ['/', '/board.html'],
  ['/?ticket=20418', '/board.html'],
  ['/board.html', '/board.html'],
  ['/wallboard', '/wallboard.html'],
  ['/wallboard.html?x=1', '/wallboard.html'],
] as const
const parts = [
  '/assets/board-CfLxSzMj.js',
  '/assets/inter-figures-MbrFOFqd.woff2',
  '/assets/near-CMFS-kj4.wav',
]
const others: readonly Asked[] = [
  ask('/api/sign-in', { method: 'POST', mode: 'cors' }),
  ask('/api/attachments/abc', { mode: 'cors' }),
  ask('/api/mail-images/m-1'),
  visit('/api/attachments/abc'),
  ask('/socket.io/?EIO=4&transport=polling', { mode: 'cors' }),
  ask('/pageKeeper.js', { mode: 'same-origin' }),
  ask('/healthz'),
  ask('/board.html', { mode: 'cors' }),
  visit('/assetsof'),
  visit('/elsewhere'),
  ask('/', { method: 'POST', mode: 'navigate' }),
  ask('/assets/board-CfLxSzMj.js', { method: 'HEAD' }),
]

describe('how a request is answered', () => {
  it.each(pages)('[OUT211] %s is a page, kept as %s', (path, file) => {
    expect(wayOf(visit(path), origin)).toEqual({ kind: 'page', file })
  })

  it.each(parts)('[OUT211] %s is a part', (path) => {
    expect(wayOf(ask(path, { mode: 'cors' }), origin)).toEqual({ kind: 'part' })
  })

  it.each(others)('[SEC150] $method $url as $mode is left to the server', (asked) => {
    expect(wayOf(asked, origin)).toEqual({ kind: 'server' })
  })

  it('[SEC150] nothing of another origin is answered', () => {
    for (const path of ['/', '/assets/board-CfLxSzMj.js'])
      expect(
        wayOf({ url: `https://elsewhere.example${path}`, method: 'GET', mode: 'navigate' }, origin),
      ).toEqual({
        kind: 'server',
      })
  })

  it('[OUT211] only a failing of the server itself is not shown', () => {
    expect([200, 304, 404, 421, 499, 0].every((status) => isShown({ status }))).toBe(true)
    expect([500, 502, 503, 504].some((status) => isShown({ status }))).toBe(false)
  })
})

/** What a browser makes of the routes: the first whose condition holds. */
function sourceOf({ url, method, mode }: Asked): string | undefined {
  const { pathname } = new URL(url)
  const fits = (pattern: string) =>
    pattern.endsWith('*') ? pathname.startsWith(pattern.slice(0, -1)) : pathname === pattern
  return routes.find(
    ({ condition: { urlPattern, requestMethod, requestMode } }) =>
      fits(urlPattern.pathname) &&
      (requestMethod === undefined || requestMethod === method.toLowerCase()) &&
      (requestMode === undefined || requestMode === mode),
  )?.source
}

it('[OUT214] the routes told beforehand say of every request what the worker itself would', () => {
  const sources = { page: 'race-network-and-fetch-handler', part: 'cache', server: 'network' }
  const asked = [...pages.map(([path]) => visit(path)), ...parts.map((path) => ask(path)), ...others]
  for (const one of asked) expect([one, sourceOf(one)]).toEqual([one, sources[wayOf(one, origin).kind]])
})
