import { say } from '#shared/words/say'
import type { TicketMirror, TicketView } from '../../data/deskData'
import { useMirror } from '../../desk/deskContext'
import { gapsText, useTemplateFilling } from '../../desk/templateFilling'
import type { PaperDraft } from './paperDraft'

/** The first ticket of the board that would be offered it. */
function sampleFor({ byId, inDueOrder }: TicketMirror, { queue, category }: PaperDraft): TicketView | null {
  const wanted = category.trim()
  for (const id of inDueOrder) {
    const view = byId.get(id)
    if (!view || (queue !== null && view.ticket.queue !== queue)) continue
    if (wanted === '' || view.ticket.category === wanted) return view
  }
  return null
}

/** The text as it would be on a ticket that is here, and what would stay open (PAP11). */
export function TemplatePreview({ draft }: { readonly draft: PaperDraft }) {
  const view = sampleFor(useMirror(), draft)
  const fill = useTemplateFilling()
  if (view === null) return <p className="muted">{say('paperDesk:noTicket')}</p>
  const { text, open } = fill(draft.text, view)
  return (
    <section className="paper-preview" aria-labelledby="paper-preview-title">
      <h3 id="paper-preview-title">{say('paperDesk:preview', { ticket: view.ticket.id })}</h3>
      <p>{text}</p>
      {open.length === 0 ? null : (
        <p className="muted">{say('paperDesk:openGaps', { gaps: gapsText(open) })}</p>
      )}
    </section>
  )
}
