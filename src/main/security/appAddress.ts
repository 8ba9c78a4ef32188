import type { TicketId } from '#shared/domain/ids'

/**
 * The address of every page of ours. It is also the key under which Chromium keeps the console's IndexedDB:
 * renaming the scheme or the host would leave every agent's unsent work behind.
 */
export const APP_SCHEME = 'desk'
export const APP_HOST = 'app'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

export const pageUrl = (page: 'board' | 'wallboard'): string => `${APP_ORIGIN}/${page}.html`

/** The board's page as a window of one ticket. */
export const ticketUrl = (ticketId: TicketId): string =>
  `${pageUrl('board')}?ticket=${encodeURIComponent(ticketId)}`

/** Node's URL gives custom schemes the origin `null`, so scheme and host are compared by themselves. */
export function isAppUrl(text: string): boolean {
  const url = parseUrl(text)
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
}

export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
