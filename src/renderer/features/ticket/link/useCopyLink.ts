import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useShell } from '../../../desk/shellStore'
import { copyText } from '../../../platform/copyText'
import { useNotices } from '../../../ui/notices'
import { ticketLink } from './ticketLink'

/** Copies the link of a ticket and says so; where nothing can be copied, the link itself is said (TKT62). */
export function useCopyLink(): (ticket: TicketId) => Promise<void> {
  const shell = useShell((store) => store.shell)
  const tell = useNotices((store) => store.say)
  return async (ticket) => {
    const link = ticketLink(ticket, shell === null ? location.origin : null)
    const isCopied = await copyText(link)
    tell(isCopied ? say('ticket:link.copied', { ticket }) : say('ticket:link.notCopied', { link }))
  }
}
