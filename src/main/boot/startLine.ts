import { type TicketId, ticketIdSchema } from '#shared/domain/ids'
import { parseUrl } from '../security/appAddress'

export const LINK_SCHEME = 'tminus'

/** What a start, or a second start of a running app, asks for. */
export interface StartLine {
  readonly server: string | null
  readonly userData: string | null
  readonly ticketId: TicketId | null
  /** The computer started it, not a person. */
  readonly isAtLogin: boolean
}

/** Said by the login item of this computer. */
export const AT_LOGIN = '--at-login'

/**
 * Reads `--server=URL`, `--user-data-dir=FOLDER` and a `tminus://ticket/ID` link from a command line; anything else is
 * Electron's.
 */
export function readStartLine(argv: readonly string[]): StartLine {
  const valueOf = (name: string) => argv.find((word) => word.startsWith(name))?.slice(name.length) ?? null
  const link = argv.find((word) => word.startsWith(`${LINK_SCHEME}:`))
  return {
    server: valueOf('--server='),
    userData: valueOf('--user-data-dir='),
    ticketId: link === undefined ? null : ticketOfLink(link),
    isAtLogin: argv.includes(AT_LOGIN),
  }
}

/** A link names a ticket and nothing more: it can open one, never run a command. */
export function ticketOfLink(text: string): TicketId | null {
  const url = parseUrl(text)
  if (url === null || url.protocol !== `${LINK_SCHEME}:` || url.host !== 'ticket') return null
  if (url.search !== '' || url.hash !== '') return null
  const id = ticketIdSchema.safeParse(url.pathname.slice(1))
  return id.success ? id.data : null
}
