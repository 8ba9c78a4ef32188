import { fillTemplate } from '#shared/domain/fillTemplate'
import type { TicketView } from '../data/deskData'
import { shortName } from '../ui/words'
import { useDesk, useDirectory, useWallClock } from './deskContext'
import { nextClocksOf } from './nextClocks'

type Filled = ReturnType<typeof fillTemplate>

/** Fills a template's text from a ticket as it stands, for whoever is signed in (PAP8). */
export function useTemplateFilling(): (body: string, view: TicketView) => Filled {
  const { account, now } = useDesk()
  const { queues } = useDirectory()
  const wall = useWallClock()
  return (body, view) => {
    const { ticket } = view
    const { next } = nextClocksOf(view)
    return fillTemplate(body, {
      requester: ticket.requester.name,
      firstName: shortName(ticket.requester.name),
      ticket: ticket.id,
      subject: ticket.subject,
      agent: account.name,
      queue: queues.get(ticket.queue)?.name ?? null,
      due: next?.state === 'running' ? wall.stamp(next.dueAt, now()) : null,
    })
  }
}

/** "{{case}}, {{due}}": gaps as they are written. */
export const gapsText = (gaps: readonly string[]): string => gaps.map((gap) => `{{${gap}}}`).join(', ')
