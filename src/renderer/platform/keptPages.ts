/** Where the server has the worker that keeps the pages: above all of them. */
const KEEPER = '/pageKeeper.js'
/** What belongs to the start comes first. */
const START_MS = 2_000

interface Surroundings {
  readonly navigator: { readonly serviceWorker?: Pick<ServiceWorkerContainer, 'register'> }
  readonly setTimeout: (act: () => void, ms: number) => unknown
  readonly requestIdleCallback?: (act: () => void) => unknown
}

/**
 * Has the browser keep the pages of this build, or look whether the server has another build by now, once this page
 * has nothing else to do. Where that cannot be (an address without https, a browser that forbids it, a full disk) there
 * is nothing to be said: the console goes on and needs its server for the next start, as before (OUT213).
 */
export function keepPages(page: Surroundings): void {
  const begin = () => {
    keepNow(page.navigator).catch(() => undefined)
  }
  page.setTimeout(() => {
    if (page.requestIdleCallback === undefined) begin()
    else page.requestIdleCallback(begin)
  }, START_MS)
}

async function keepNow({ serviceWorker }: Surroundings['navigator']): Promise<void> {
  // Its own address is asked, and no copy of a proxy or of this browser.
  const registration = await serviceWorker?.register(KEEPER, { updateViaCache: 'none' })
  // A worker that is there already does not look by itself in a page that stays open.
  if (registration?.active) await registration.update()
}
