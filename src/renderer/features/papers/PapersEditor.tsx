import { X } from 'lucide-react'
import { useState } from 'react'
import type { PaperId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useDirectory, useSync } from '../../desk/deskContext'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { PaperForm } from './PaperForm'
import { PaperList } from './PaperList'
import { type DeskPaper, draftOf, emptyDraft, guidePaper, templatePaper } from './paperDraft'
import { usePaperDrafts } from './paperDrafts'
import { newPaperId, type PaperNews, usePaperDesk } from './usePaperDesk'

/** What came of it, read aloud; a removal offers its way back. */
function News({ news }: { readonly news: PaperNews | null }) {
  return (
    <div className="papers-news" data-refusal={news?.isRefusal ? '' : undefined}>
      {news === null ? null : <Announced>{news.sentence}</Announced>}
      {news?.undo ? <Button onPress={news.undo}>{say('undo:name')}</Button> : null}
    </div>
  )
}

/** Where supervisors write the templates and guides that everybody is offered (PAP9). */
export function PapersEditor({ onClose }: { readonly onClose: () => void }) {
  const { templates, guides } = useDirectory()
  const isOffline = useSync().connection.kind === 'offline'
  const { byId, keep, drop } = usePaperDrafts()
  const { news, save, remove } = usePaperDesk()
  const [chosen, setChosen] = useState<PaperId | null>(null)
  const written = [...templates.map(templatePaper), ...guides.map(guidePaper)]
  const stored = written.find(({ data }) => data.id === chosen) ?? null
  const begun = chosen === null ? undefined : byId.get(chosen)
  const draft = begun ?? (stored === null ? null : draftOf(stored))
  const begin = (kind: DeskPaper['kind']) => {
    const fresh = emptyDraft(kind, newPaperId())
    keep(fresh)
    setChosen(fresh.id)
  }
  return (
    <Dialog label={say('paperDesk:title')} className="papers-editor" onClose={onClose}>
      <header>
        <h2>{say('paperDesk:title')}</h2>
        <span className="spacer" />
        <Button look="quiet" label={say('paperDesk:close')} onPress={onClose}>
          <X className="icon" size={14} aria-hidden="true" />
        </Button>
      </header>
      <div className="papers-body">
        <PaperList written={written} drafts={byId} chosen={chosen} onChoose={setChosen} onNew={begin} />
        <div className="papers-form scroll-thin">
          {isOffline ? <p className="papers-offline">{say('paperDesk:offline')}</p> : null}
          <News news={news} />
          {draft === null ? (
            <p className="muted">{say('paperDesk:choose')}</p>
          ) : (
            <PaperForm
              key={draft.id}
              draft={draft}
              stored={stored}
              onWrite={keep}
              onDiscard={begun ? () => drop(draft.id) : null}
              onSave={(paper) => void save(paper)}
              onRemove={(paper) => void remove(paper)}
            />
          )}
        </div>
      </div>
    </Dialog>
  )
}
