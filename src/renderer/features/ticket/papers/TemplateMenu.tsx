import { FileText } from 'lucide-react'
import { papersFor } from '#shared/domain/papersFor'
import type { ReplyTemplate } from '#shared/domain/replyTemplate'
import { say } from '#shared/words/say'
import type { TicketView } from '../../../data/deskData'
import { useDirectory } from '../../../desk/deskContext'
import { gapsText, useTemplateFilling } from '../../../desk/templateFilling'
import { Menu } from '../../../ui/Menu'
import { useNotices } from '../../../ui/notices'
import type { WritingMode } from '../drafts'

interface TemplateMenuProps {
  readonly view: TicketView
  readonly mode: WritingMode
  /** Puts a filled text into what is being written. */
  readonly onInsert: (text: string) => void
}

/** Fills a template from its ticket, and names the gaps that nobody could fill. */
function useFill(view: TicketView): (template: ReplyTemplate) => string {
  const fill = useTemplateFilling()
  const tell = useNotices((store) => store.say)
  return ({ body }) => {
    const { text, open } = fill(body, view)
    if (open.length > 0) tell(say('papers:open', { gaps: gapsText(open) }))
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
