import { X } from 'lucide-react'
import type { PaperId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useDirectory, useSync } from '../../desk/deskContext'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { Dialog, DialogHead } from '../../ui/Dialog'
import { stateOverLanguages } from '../../ui/stateOverLanguages'
import { PaperForm } from './PaperForm'
import { PaperList } from './PaperList'
import { type DeskPaper, draftOf, emptyDraft, guidePaper, templatePaper } from './paperDraft'
import { presentPaper, usePaperDrafts } from './paperDrafts'
import { Theirs } from './Theirs'
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

const useChosen = stateOverLanguages<PaperId | null>()

/** Where supervisors write the templates and guides that everybody is offered (PAP9). */
export function PapersEditor({ onClose }: { readonly onClose: () => void }) {
  const { templates, guides } = useDirectory()
  const isOffline = useSync().connection.kind === 'offline'
  const drafts = usePaperDrafts()
  const { byId, keep, drop } = drafts
  const { news, save, remove } = usePaperDesk()
  const [chosen, setChosen] = useChosen('', null)
  const written = [...templates.map(templatePaper), ...guides.map(guidePaper)]
  const kept = written.find(({ data }) => data.id === chosen) ?? null
  const stored = presentPaper(drafts, chosen, kept)
  const begun = chosen === null ? undefined : byId.get(chosen)
  const theirs = news?.theirs?.data.id === chosen ? (news?.theirs ?? null) : null
  const draft = begun ?? (stored === null ? null : draftOf(stored))
  const begin = (kind: DeskPaper['kind']) => {
    const fresh = emptyDraft(kind, newPaperId())
    keep(fresh)
    setChosen(fresh.id)
  }
  return (
    <Dialog label={say('paperDesk:title')} className="papers-editor" onClose={onClose}>
      <DialogHead>
        <h2>{say('paperDesk:title')}</h2>
        <span className="spacer" />
        <Button look="quiet" label={say('paperDesk:close')} onPress={onClose}>
          <X className="icon" size={14} aria-hidden="true" />
        </Button>
      </DialogHead>
      <div className="papers-body">
        <PaperList written={written} drafts={byId} chosen={chosen} onChoose={setChosen} onNew={begin} />
        <div className="papers-form scroll-thin">
          {isOffline ? <p className="papers-offline">{say('paperDesk:offline')}</p> : null}
          <News news={news} />
          {theirs === null ? null : <Theirs key={`theirs-${theirs.data.id}`} paper={theirs} />}
          {draft === null ? (
            <p className="muted">{say('paperDesk:choose')}</p>
          ) : (
            <PaperForm
              key={draft.id}
              draft={draft}
              stored={stored}
              onWrite={keep}
              onDiscard={begun ? () => drop(draft.id) : null}
              theirs={theirs}
              onSave={(paper) => void save(paper, draft.from, kept)}
              onRemove={(paper) => void remove(paper, kept)}
            />
          )}
        </div>
      </div>
    </Dialog>
  )
}
