import { FileText } from 'lucide-react'
import { fillTemplate } from '#shared/domain/fillTemplate'
import { papersFor } from '#shared/domain/papersFor'
import type { ReplyTemplate } from '#shared/domain/replyTemplate'
import { say } from '#shared/words/say'
import type { TicketView } from '../../../data/deskData'
import { useDesk, useDirectory, useWallClock } from '../../../desk/deskContext'
import { nextClocksOf } from '../../../desk/nextClocks'
import { Menu } from '../../../ui/Menu'
import { useNotices } from '../../../ui/notices'
import { shortName } from '../../../ui/words'
import type { WritingMode } from '../drafts'

interface TemplateMenuProps {
  readonly view: TicketView
  readonly mode: WritingMode
  /** Puts a filled text into what is being written. */
  readonly onInsert: (text: string) => void
}

/** Fills a template from its ticket, and names the gaps that nobody could fill. */
function useFill({ ticket, ...rest }: TicketView): (template: ReplyTemplate) => string {
  const { account, now } = useDesk()
  const { queues } = useDirectory()
  const wall = useWallClock()
  const tell = useNotices((store) => store.say)
  return ({ body }) => {
    const { next } = nextClocksOf({ ticket, ...rest })
    const { text, open } = fillTemplate(body, {
      requester: ticket.requester.name,
      firstName: shortName(ticket.requester.name),
      ticket: ticket.id,
      subject: ticket.subject,
      agent: account.name,
      queue: queues.get(ticket.queue)?.name ?? null,
      due: next?.state === 'running' ? wall.stamp(next.dueAt, now()) : null,
    })
    if (open.length > 0) tell(say('papers:open', { gaps: open.map((gap) => `{{${gap}}}`).join(', ') }))
    return text
  }
}

/** The templates that fit the ticket, the closest first; nothing where there are none (TKT50). */
export function TemplateMenu({ view, mode, onInsert }: TemplateMenuProps) {
  const { templates } = useDirectory()
  const fill = useFill(view)
  const offered = papersFor(
    templates.filter(({ kind }) => kind === mode),
    view.ticket,
  )
  if (offered.length === 0) return null
  return (
    <span className="template">
      <Menu
        label={say('papers:template')}
        buttonClass="chip-face"
        placement="right"
        face={
          <>
            <FileText className="icon" size={12} aria-hidden="true" /> {say('papers:template')}
          </>
        }
      >
        {offered.map((template) => (
          <button
            key={template.id}
            type="button"
            className="menu-item"
            role="menuitem"
            onClick={() => onInsert(fill(template))}
          >
            {template.title}
          </button>
        ))}
      </Menu>
    </span>
  )
}
