import type { App, WebContents } from 'electron'
import type { Log } from '../boot/log'
import { isAppUrl } from './appAddress'

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/** Holds every page, present and future, inside the app: nothing navigates away, nothing is embedded or opened. */
export function guardPages(
  app: Pick<App, 'on'>,
  ports: { readonly openOutside: (url: string) => boolean; readonly log: Log },
): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, ports))
}

function guardContents(
  contents: GuardedContents,
  { openOutside, log }: { readonly openOutside: (url: string) => boolean; readonly log: Log },
): void {
  const stay = (event: { readonly url: string; readonly preventDefault: () => void }) => {
    if (isAppUrl(event.url)) return
    event.preventDefault()
    log.warn('navigation refused')
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
}
