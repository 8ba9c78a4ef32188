/** What main's process asks of the driver, which owns Chromium. Windows are named by their number. */
export type DriverVerbs = {
  /** The stand-in is there and answers; the app's own code runs next. */
  readonly started: () => void
  readonly openWindow: (
    id: number,
    look: { readonly width: number; readonly height: number; readonly preload: string },
  ) => Promise<void>
  /** `url` is as main wrote it, such as `desk://app/board.html`. */
  readonly load: (id: number, url: string) => Promise<void>
  readonly reload: (id: number) => Promise<void>
  readonly send: (id: number, channel: string, args: readonly unknown[]) => Promise<void>
  readonly bringToFront: (id: number) => Promise<void>
  readonly resize: (id: number, width: number, height: number) => Promise<void>
  readonly crash: (id: number) => Promise<void>
  readonly run: (id: number, source: string) => Promise<unknown>
  readonly close: (id: number) => Promise<void>
}

/** Things that happen to a page. */
export type PageEvent =
  | { readonly kind: 'did-start-loading' }
  | { readonly kind: 'did-navigate' }
  | { readonly kind: 'dom-ready'; readonly url: string; readonly title: string }
  | { readonly kind: 'did-finish-load' }
  | { readonly kind: 'crashed' }
  | { readonly kind: 'closed' }

export interface SchemeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What the driver asks of main's process. */
export type MainVerbs = {
  readonly invoke: (
    id: number,
    frameUrl: string,
    channel: string,
    args: readonly unknown[],
  ) => Promise<unknown>
  readonly happened: (id: number, event: PageEvent) => void
  readonly mayNavigate: (id: number, url: string, how: 'will-navigate' | 'will-redirect') => boolean
  /** What main's permission handler says to a page of ours. */
  readonly mayHave: (permission: string) => boolean
  readonly mayOpen: (id: number, url: string) => boolean
  readonly fromScheme: (url: string, method: string) => Promise<SchemeAnswer>
  readonly evaluate: (source: string, arg: unknown) => Promise<unknown>
  readonly quit: () => void
}

/** `desk://app/x` has no meaning to Chromium; there it is `http://app.desk.localhost/x`, a secure context too. */
export function chromiumUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/.exec(url)
  if (match === null || /^(?:https?|about|data|blob|chrome)$/.test(match[1] ?? '')) return url
  return `http://${match[2]}.${match[1]}.localhost${match[3] === '' ? '/' : match[3]}`
}

/** The reverse of `chromiumUrl`. */
export function electronUrl(url: string): string {
  const match = /^http:\/\/([^/]*)\.([a-z0-9+-]+)\.localhost(\/.*)?$/.exec(url)
  return match === null ? url : `${match[2]}://${match[1]}${match[3] ?? '/'}`
}
