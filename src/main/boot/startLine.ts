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
 * Electron's. A link ends what is read: whoever made it may have closed its quotation mark and gone on with words of
 * ours (SEC170).
 */
export function readStartLine(argv: readonly string[]): StartLine {
  const linkAt = argv.findIndex((word) => word.toLowerCase().startsWith(`${LINK_SCHEME}:`))
  const ours = linkAt === -1 ? argv : argv.slice(0, linkAt)
  const valueOf = (name: string) => ours.find((word) => word.startsWith(name))?.slice(name.length) ?? null
  return {
    server: valueOf('--server='),
    // Without a name it would be the folder that the start was typed in.
    userData: valueOf('--user-data-dir=') || null,
    ticketId: linkAt === -1 ? null : ticketOfLink(argv[linkAt] ?? ''),
    isAtLogin: ours.includes(AT_LOGIN),
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
