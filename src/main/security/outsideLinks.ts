import type { Shell } from 'electron'
import { parseUrl } from './appAddress'

const allowed: ReadonlySet<string> = new Set(['https:', 'mailto:'])

/** The only way out of the app: a link in a ticket opens in the person's own browser or mail program. */
export function createOutsideLinks(shell: Pick<Shell, 'openExternal'>): {
  /** Answers whether the link was handed over; other schemes can start programs and are refused. */
  readonly open: (text: string) => boolean
} {
  return {
    open: (text) => {
      const url = parseUrl(text)
      if (url === null || !allowed.has(url.protocol)) return false
      void shell.openExternal(url.href)
      return true
    },
  }
}
