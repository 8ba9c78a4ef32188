import type { BrowserContext, Page } from '@playwright/test'
import { interceptDocuments } from './documents'
import { hasLoaded } from './hasLoaded'
import { startPageRuntime } from './pageRuntime'
import { chromiumUrl, type DriverVerbs, electronUrl, type MainVerbs, type PageEvent } from './verbs'
import type { Wire } from './wire'

export interface Pages {
  /** What main may ask of its pages. */
  readonly verbs: Omit<DriverVerbs, 'started'>
  readonly open: () => readonly Page[]
  /** 0 for a page that is no window of main's. */
  readonly idOf: (page: Page) => number
}

type WindowLook = Parameters<DriverVerbs['openWindow']>[1]
type AskMain = Wire<MainVerbs>['ask']

/** One window of main's. After a crash its page is another one, because Chromium gives a dead page no second life. */
interface WindowPage {
  readonly look: WindowLook
  page: Page
  /** The load that main itself began last: `will-navigate` is not asked about that one. */
  ownLoad: string | null
  lastUrl: string
  hasCrashed: boolean
}

/** One Chromium page per BrowserWindow. Calls for one window run in their order, as they do in Electron. */
export function createPages(context: BrowserContext, ask: AskMain): Pages {
  const windows = new Map<number, WindowPage>()
  const queues = new Map<number, Promise<unknown>>()

  const inOrder = <Result>(id: number, act: () => Promise<Result>): Promise<Result> => {
    const run = (queues.get(id) ?? Promise.resolve()).then(act)
    queues.set(
      id,
      run.catch(() => {}),
    )
    return run
  }
  const onPage = <Result>(id: number, act: (page: Page, window: WindowPage) => Promise<Result>) =>
    inOrder(id, async () => {
      const window = windows.get(id)
      return window === undefined ? undefined : act(window.page, window)
    })
  const open = async (id: number, look: WindowLook): Promise<WindowPage> => {
    const page = await context.newPage()
    const window: WindowPage = { look, page, ownLoad: null, lastUrl: '', hasCrashed: false }
    windows.set(id, window)
    await preparePage(context, window, id, ask)
    page.on('close', () => {
      if (windows.get(id) !== window) return
      windows.delete(id)
      ask('happened', id, { kind: 'closed' }).catch(() => {}) // Main may be gone too.
    })
    return window
  }
  const load = async (window: WindowPage, url: string) => {
    window.ownLoad = url
    window.lastUrl = url
    await window.page.goto(url, { waitUntil: 'commit' })
  }

  return {
    open: () => [...windows.values()].map(({ page }) => page).filter(hasLoaded),
    idOf: (page) => [...windows].find(([, window]) => window.page === page)?.[0] ?? 0,
    verbs: {
      openWindow: (id, look) =>
        inOrder(id, async () => {
          await open(id, look)
        }),
      load: (id, url) => onPage(id, (_page, window) => load(window, chromiumUrl(url))),
      reload: (id) =>
        onPage(id, async (page, window) => {
          if (window.hasCrashed) {
            await load(await open(id, window.look), window.lastUrl)
            await page.close()
          } else await page.reload({ waitUntil: 'commit' })
        }),
      send: (id, channel, args) => onPage(id, (page) => page.evaluate(deliver, { channel, args })),
      run: (id, source) => onPage(id, (page) => page.evaluate(source)),
      bringToFront: (id) => onPage(id, (page) => page.bringToFront()),
      resize: (id, width, height) => onPage(id, (page) => page.setViewportSize({ width, height })),
      crash: (id) =>
        onPage(id, async (page) => {
          page.goto('chrome://crash').catch(() => {}) // The crash is the wanted outcome of this load.
        }),
      close: (id) =>
        onPage(id, async (page) => {
          windows.delete(id)
          await page.close()
        }),
    },
  }
}

async function preparePage(
  context: BrowserContext,
  window: WindowPage,
  id: number,
  ask: AskMain,
): Promise<void> {
  const { page, look } = window
  await grantPermissions(context, ask)
  await page.setViewportSize({ width: look.width, height: look.height })
  await page.addInitScript({ content: runtimeFor(look.preload) })
  await interceptDocuments(context, page, {
    answer: (url, method) => ask('fromScheme', electronUrl(url), method),
    mayNavigate: async (url, isRedirect) => {
      const isOwn = window.ownLoad === url
      window.ownLoad = null
      if (isOwn || page.url() === url) return true
      return ask('mayNavigate', id, electronUrl(url), isRedirect ? 'will-redirect' : 'will-navigate')
    },
  })
  watchPage(page, (event) => {
    if (event.kind === 'crashed') window.hasCrashed = true
    ask('happened', id, event).catch(() => {}) // Main may be gone.
  })
}

/** Chromium's names for what a page may ask. Reaching a server on this computer is one of them. */
const permissions = [
  'local-network-access',
  'notifications',
  'geolocation',
  'clipboard-read',
  'camera',
  'microphone',
]

async function grantPermissions(context: BrowserContext, ask: AskMain): Promise<void> {
  const answers = await Promise.all(permissions.map((permission) => ask('mayHave', permission)))
  await context.grantPermissions(permissions.filter((_permission, index) => answers[index] === true))
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
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) tell({ kind: 'did-navigate' })
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
}
