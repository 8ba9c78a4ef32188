import { isShown, PATIENCE_MS, routes, wayOf } from './answering'
import type { KeeperScope } from './keeperScope'
import { cacheNameOf, cachesToRemove, type KeptBuild } from './keptBuild'

/**
 * Keeps the pages of its build in the browser, and answers with them where the server does not (OUT210). It is there
 * for the origin as a whole, and holds nothing but the files that `build` names.
 */
export function createPageKeeper(scope: KeeperScope, build: KeptBuild): void {
  scope.addEventListener('install', (event) => {
    // Rules that a browser does not take leave the work to the worker.
    const routed = event.addRoutes?.(routes).catch(() => undefined)
    event.waitUntil(Promise.all([routed, keep(scope, build)]).then(() => scope.skipWaiting()))
  })
  scope.addEventListener('activate', (event) => {
    event.waitUntil(takeOver(scope, build))
  })
  scope.addEventListener('fetch', (event) => {
    const way = wayOf(event.request, scope.location.origin)
    if (way.kind === 'page') event.respondWith(pageFor(event.request, way.file, scope, build))
    else if (way.kind === 'part') event.respondWith(partFor(event.request, scope))
  })
}

/**
 * Takes every file of the build or fails, and with it the installing: the one before stays then, and the next load tries
 * again. The browser refuses a content that is not that of the build (OUT212).
 */
async function keep({ caches, fetch }: KeeperScope, build: KeptBuild): Promise<void> {
  const name = cacheNameOf(build)
  const cache = await caches.open(name)
  try {
    await Promise.all(
      build.files.map(async ({ path, integrity }) => {
        const answer = await fetch(path, { integrity, credentials: 'omit', redirect: 'error' })
        if (answer.status !== 200 || answer.type !== 'basic') throw new Error(`${path}: ${answer.status}`)
        await cache.put(path, forAnybody(answer))
      }),
    )
  } catch (error) {
    await caches.delete(name)
    throw error
  }
}

/**
 * What a page sends with its asking, such as its origin, differs with the element that asks; a file of ours is the same
 * for all of them, and a cache would hand it out only to one.
 */
function forAnybody({ body, status, headers }: Response): Response {
  const kept = new Headers(headers)
  kept.delete('vary')
  return new Response(body, { status, headers: kept })
}

async function takeOver(scope: KeeperScope, build: KeptBuild): Promise<void> {
  const { caches, clients, registration } = scope
  for (const name of cachesToRemove(await caches.keys(), build)) await caches.delete(name)
  // Firefox shows its own page when what it asked for ahead of the worker fails, whatever the worker then answers.
  await registration.navigationPreload?.disable()
  await clients.claim()
}

/** A page of the server, or the kept one when the server fails or lets wait (OUT211). */
async function pageFor(
  request: Request,
  file: string,
  { caches, fetch }: KeeperScope,
  build: KeptBuild,
): Promise<Response> {
  const asked = fetch(request)
  const answered = asked.then((answer) => (isShown(answer) ? answer : null)).catch(() => null)
  const answer = await inTime(answered)
  if (answer !== null) return answer
  const kept = await caches.match(file, { cacheName: cacheNameOf(build) }).catch(() => undefined)
  return kept ?? asked
}

/** A file of any kept build: its name tells its content. */
async function partFor(request: Request, { caches, fetch }: KeeperScope): Promise<Response> {
  const kept = await caches.match(request).catch(() => undefined)
  return kept ?? fetch(request)
}

/** Null when it has not come within the patience there is. */
async function inTime(coming: Promise<Response | null>): Promise<Response | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((settle) => {
    timer = setTimeout(() => settle(null), PATIENCE_MS)
  })
  return Promise.race([coming, late]).finally(() => clearTimeout(timer))
}
