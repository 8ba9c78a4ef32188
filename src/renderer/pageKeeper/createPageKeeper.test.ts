import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PATIENCE_MS } from './answering'
import { createPageKeeper } from './createPageKeeper'
import type { KeeperEvents, KeeperScope } from './keeperScope'
import { cacheNameOf } from './keptBuild'

const origin = 'https://desk.example'
const build = {
  id: 'now',
  files: [
    { path: '/assets/board-CfLxSzMj.js', integrity: 'sha256-board' },
    { path: '/board.html', integrity: 'sha256-page' },
  ],
}

const answerOf = (text: string, status = 200): Response =>
  Object.defineProperty(
    new Response(text, { status, headers: { vary: 'Origin', 'content-type': 'text/html' } }),
    'type',
    { value: 'basic' },
  )

/** A browser's caches, in memory; `room` is how many files the disk takes still. */
function someCaches(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, Map<string, Response>>()
  let left = room
  const pathOf = (asked: unknown) =>
    new URL(typeof asked === 'string' ? asked : (asked as Request).url, origin).pathname
  const open = async (name: string) => {
    const files = kept.get(name) ?? new Map<string, Response>()
    kept.set(name, files)
    return {
      put: async (path: string, answer: Response) => {
        if (left === 0) throw new DOMException('No room.', 'QuotaExceededError')
        left -= 1
        files.set(path, answer)
      },
    }
  }
  const match = async (asked: unknown, { cacheName }: { cacheName?: string } = {}) =>
    [...kept]
      .filter(([name]) => cacheName === undefined || name === cacheName)
      .map(([, files]) => files.get(pathOf(asked)))
      .find((found) => found !== undefined)
      ?.clone()
  const caches = {
    open,
    match,
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
  }
  return { kept, caches: caches as unknown as KeeperScope['caches'] }
}

type Fetching = (asked: RequestInfo | URL, options?: RequestInit) => Promise<Response>

function aKeeper(options: { fetch?: Fetching; room?: number } = {}) {
  const { kept, caches } = someCaches(options.room)
  const heard = new Map<string, (event: never) => void>()
  const fetching = vi.fn<Fetching>(options.fetch ?? (async () => answerOf('of the server')))
  const skipWaiting = vi.fn<() => Promise<void>>(async () => undefined)
  const claim = vi.fn<() => Promise<void>>(async () => undefined)
  const askNothingAhead = vi.fn<() => Promise<void>>(async () => undefined)
  createPageKeeper(
    {
      location: { origin },
      caches,
      fetch: fetching,
      clients: { claim },
      registration: { navigationPreload: { disable: askNothingAhead } },
      skipWaiting,
      addEventListener: (name, hear) => void heard.set(name, hear),
    },
    build,
  )
  const raise = <Name extends keyof KeeperEvents>(name: Name, event: KeeperEvents[Name]) =>
    heard.get(name)?.(event as never)
  const lasting = async (name: 'install' | 'activate', further: object = {}) => {
    const works: Promise<unknown>[] = []
    raise(name, { waitUntil: (work) => void works.push(work), ...further })
    await Promise.all(works)
  }
  /** Null when the worker leaves the request alone. */
  const ask = (path: string, mode = 'navigate') => {
    let answer: Promise<Response> | null = null
    raise('fetch', {
      request: { url: `${origin}${path}`, method: 'GET', mode } as Request,
      respondWith: (given) => {
        answer = given
      },
    })
    return answer as Promise<Response> | null
  }
  const textOf = async (answer: Promise<Response> | null) => (await answer)?.text()
  return { kept, fetching, skipWaiting, claim, askNothingAhead, lasting, ask, textOf }
}

const unreachable = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch')
}

describe('what is kept', () => {
  it('[OUT212] is every file of the build, each held against its hash, before the worker takes over', async () => {
    const { kept, fetching, lasting, skipWaiting, claim } = aKeeper()
    await lasting('install')
    expect([...(kept.get(cacheNameOf(build))?.keys() ?? [])]).toEqual(build.files.map(({ path }) => path))
    expect(fetching.mock.calls.map(([path, options]) => [path, options?.integrity])).toEqual(
      build.files.map(({ path, integrity }) => [path, integrity]),
    )
    expect([skipWaiting.mock.calls.length, claim.mock.calls.length]).toEqual([1, 0])
    await lasting('activate')
    expect(claim).toHaveBeenCalledOnce()
  })

  it('[OUT210] is handed out whatever a page sends with its asking', async () => {
    const { kept, lasting } = aKeeper()
    await lasting('install')
    const page = kept.get(cacheNameOf(build))?.get('/board.html')
    expect([page?.headers.get('vary'), page?.headers.get('content-type')]).toEqual([null, 'text/html'])
  })

  it.each([
    ['a file of another build', unreachable, 'Failed to fetch'],
    ['an error', async () => answerOf('Not here.', 404), '/board.html: 404'],
    ['a piece of one', async () => answerOf('half', 206), '/board.html: 206'],
    ['an answer of another origin', async () => new Response('opaque'), '/board.html: 200'],
  ] as const)(
    '[OUT212] with %s in between nothing is kept, and the worker does not take over',
    async (_what, odd, why) => {
      const { kept, lasting, skipWaiting } = aKeeper({
        fetch: async (asked) => (asked === '/board.html' ? odd() : answerOf('fits')),
      })
      await expect(lasting('install')).rejects.toThrow(why)
      expect([kept.size, skipWaiting.mock.calls.length]).toEqual([0, 0])
    },
  )

  it('[OUT213] is nothing on a disk that is full', async () => {
    const { kept, lasting, skipWaiting } = aKeeper({ room: 1 })
    await expect(lasting('install')).rejects.toThrow('No room.')
    expect([kept.size, skipWaiting.mock.calls.length]).toEqual([0, 0])
  })

  it('[OUT212] leaves the build before, and no older one, when its own is whole', async () => {
    const { kept, lasting } = aKeeper()
    for (const id of ['oldest', 'older']) kept.set(cacheNameOf({ id, files: [] }), new Map())
    await lasting('install')
    await lasting('activate')
    expect([...kept.keys()]).toEqual([cacheNameOf({ id: 'older', files: [] }), cacheNameOf(build)])
  })
})

describe('a page', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** Kept are other words than the server's. */
  async function whereFetching(fetch: Fetching) {
    const keeper = aKeeper({ fetch })
    const files = new Map([['/board.html', answerOf('the kept board')]])
    keeper.kept.set(cacheNameOf(build), files)
    return keeper
  }

  it.each([
    ['the server has it', async () => answerOf('of the server'), 'of the server'],
    ['the server does not know it', async () => answerOf('nothing here', 404), 'nothing here'],
    ['the network fails', unreachable, 'the kept board'],
    ['the server fails', async () => answerOf('failed', 503), 'the kept board'],
  ] as const)('[OUT211] where %s', async (_what, fetch, text) => {
    const { ask, textOf } = await whereFetching(fetch)
    expect(await textOf(ask('/?ticket=20418'))).toBe(text)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[OUT211] is the kept one when nothing has come in time', async () => {
    const { ask, textOf } = await whereFetching(() => new Promise(() => undefined))
    let shown: string | undefined
    const showing = textOf(ask('/')).then((text) => (shown = text))
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1)
    expect(shown).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    await showing
    expect(shown).toBe('the kept board')
  })

  it('[OUT211] that is not kept is waited for, and fails as it does without a worker', async () => {
    let resolve = (_answer: Response) => {}
    const slow = aKeeper({ fetch: () => new Promise<Response>((settle) => (resolve = settle)) })
    const text = slow.textOf(slow.ask('/wallboard'))
    await vi.advanceTimersByTimeAsync(2 * PATIENCE_MS)
    resolve(answerOf('at last', 503))
    expect(await text).toBe('at last')
    await expect(aKeeper({ fetch: unreachable }).ask('/')).rejects.toThrow('Failed to fetch')
  })

  it('[OUT212] of another build is never taken for one of this', async () => {
    const { ask, kept } = aKeeper({ fetch: unreachable })
    kept.set(cacheNameOf({ id: 'before', files: [] }), new Map([['/board.html', answerOf('before')]]))
    await expect(ask('/')).rejects.toThrow('Failed to fetch')
  })
})

describe('a part', () => {
  it('[OUT212] is the kept one, also of the build before; one that is not kept is the server’s', async () => {
    const { kept, ask, textOf, fetching } = aKeeper({ fetch: async () => answerOf('of the server') })
    const before = new Map([['/assets/fi-CNxGkyt3.js', answerOf('before')]])
    kept.set(cacheNameOf({ id: 'before', files: [] }), before)
    expect(await textOf(ask('/assets/fi-CNxGkyt3.js', 'cors'))).toBe('before')
    expect(fetching).not.toHaveBeenCalled()
    expect(await textOf(ask('/assets/fi-NEWER003.js', 'cors'))).toBe('of the server')
  })
})

it('[SEC150] what is neither page nor part is not touched, and nothing is kept of what is shown', async () => {
  const { ask, kept, textOf } = aKeeper()
  for (const path of ['/api/attachments/abc', '/socket.io/?EIO=4', '/healthz'])
    expect(ask(path, 'cors')).toBeNull()
  await textOf(ask('/'))
  await textOf(ask('/assets/board-CfLxSzMj.js', 'cors'))
  expect(kept.size).toBe(0)
})

describe('the start of a page', () => {
  it('[OUT214] is told to a browser that takes routes', async () => {
    const { lasting } = aKeeper()
    const addRoutes = vi.fn<() => Promise<void>>(async () => undefined)
    await lasting('install', { addRoutes })
    expect(addRoutes).toHaveBeenCalledOnce()
  })

  it('[OUT214] is left to the worker where the browser refuses them', async () => {
    const { lasting, skipWaiting } = aKeeper()
    await lasting('install', { addRoutes: () => Promise.reject(new TypeError('No such source.')) })
    expect(skipWaiting).toHaveBeenCalledOnce()
  })

  it('[OUT215] is asked for by the worker alone, also where a release before said otherwise', async () => {
    const { lasting, askNothingAhead, claim } = aKeeper()
    await lasting('activate')
    expect(askNothingAhead).toHaveBeenCalledOnce()
    expect(askNothingAhead.mock.invocationCallOrder[0]).toBeLessThan(claim.mock.invocationCallOrder[0] ?? 0)
  })
})
