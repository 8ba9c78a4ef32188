import type { BrowserContext, Page } from '@playwright/test'
import { interceptDocuments } from './documents'
import { startPageRuntime } from './pageRuntime'
import { chromiumUrl, type DriverVerbs, electronUrl, type MainVerbs, type PageEvent } from './verbs'
import type { Wire } from './wire'

export interface Pages {
  /** What main may ask of its pages. */
  readonly verbs: DriverVerbs
  readonly open: () => readonly Page[]
  /** 0 for a page that is no window of main's. */
  readonly idOf: (page: Page) => number
}

/** One Chromium page per BrowserWindow. Calls for one window run in their order, as they do in Electron. */
export function createPages(context: BrowserContext, ask: Wire<MainVerbs>['ask']): Pages {
  const pages = new Map<number, Page>()
  const queues = new Map<number, Promise<unknown>>()
  /** Loads that main itself began: `will-navigate` is not asked about those. */
  const ownLoads = new Map<number, string>()

  const inOrder = <Result>(id: number, act: (page: Page | undefined) => Promise<Result>): Promise<Result> => {
    const run = (queues.get(id) ?? Promise.resolve()).then(() => act(pages.get(id)))
    queues.set(
      id,
      run.catch(() => {}),
    )
    return run
  }
  const tell = (id: number, event: PageEvent) => void ask('happened', id, event).catch(() => {})
  const mayNavigate = async (id: number, page: Page, url: string, isRedirect: boolean) => {
    if (ownLoads.get(id) === url) {
      ownLoads.delete(id)
      return true
    }
    if (page.url() === url) return true
    return ask('mayNavigate', id, electronUrl(url), isRedirect ? 'will-redirect' : 'will-navigate')
  }
  const openWindow: DriverVerbs['openWindow'] = (id, look) =>
    inOrder(id, async () => {
      const page = await context.newPage()
      pages.set(id, page)
      await page.setViewportSize({ width: look.width, height: look.height })
      await page.addInitScript({ content: runtimeFor(look.preload) })
      await interceptDocuments(context, page, {
        answer: (url, method) => ask('fromScheme', electronUrl(url), method),
        mayNavigate: (url, isRedirect) => mayNavigate(id, page, url, isRedirect),
      })
      watchPage(page, (event) => {
        if (event.kind === 'closed' && !pages.delete(id)) return
        tell(id, event)
      })
    })

  return {
    open: () => [...pages.values()],
    idOf: (page) => [...pages].find(([, known]) => known === page)?.[0] ?? 0,
    verbs: {
      openWindow,
      load: (id, url) =>
        inOrder(id, async (page) => {
          ownLoads.set(id, chromiumUrl(url))
          await page?.goto(chromiumUrl(url), { waitUntil: 'commit' })
        }),
      reload: (id) => inOrder(id, async (page) => void (await page?.reload({ waitUntil: 'commit' }))),
      send: (id, channel, args) => inOrder(id, async (page) => page?.evaluate(deliver, { channel, args })),
      bringToFront: (id) => inOrder(id, async (page) => page?.bringToFront()),
      resize: (id, width, height) => inOrder(id, async (page) => page?.setViewportSize({ width, height })),
      crash: (id) =>
        inOrder(id, async (page) => {
          await page?.goto('chrome://crash').catch(() => {}) // The crash is the wanted outcome of this load.
        }),
      close: (id) =>
        inOrder(id, async (page) => {
          pages.delete(id)
          await page?.close()
        }),
    },
  }
}

/** The page runtime and the preload, each in a function scope of its own: `window` gains nothing but the bridge. */
function runtimeFor(preload: string): string {
  return `(() => {
    const ask = window.__standIn
    delete window.__standIn
    if (ask === undefined || window !== window.top || !location.host.endsWith('.localhost')) return
    const start = ${startPageRuntime.toString()}
    start(ask, function (require, module, exports) { ${preload}
    })
  })()`
}

function deliver({ channel, args }: { readonly channel: string; readonly args: readonly unknown[] }): void {
  const runtime = window as unknown as Record<
    symbol,
    ((channel: string, args: readonly unknown[]) => void) | undefined
  >
  runtime[Symbol.for('stand-in.deliver')]?.(channel, args)
}

function watchPage(page: Page, tell: (event: PageEvent) => void): void {
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame())
      tell({ kind: 'did-start-loading' })
  })
  page.on('domcontentloaded', () => {
    const url = electronUrl(page.url())
    page.title().then(
      (title) => tell({ kind: 'dom-ready', url, title }),
      () => tell({ kind: 'dom-ready', url, title: '' }), // Navigated on meanwhile.
    )
  })
  page.on('load', () => tell({ kind: 'did-finish-load' }))
  page.on('crash', () => tell({ kind: 'crashed' }))
  page.on('close', () => tell({ kind: 'closed' }))
}
