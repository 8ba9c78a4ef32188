import { Plus } from 'lucide-react'
import type { PaperId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { Button } from '../../ui/Button'
import type { DeskPaper, PaperDraft } from './paperDraft'

interface PaperListProps {
  readonly written: readonly DeskPaper[]
  readonly drafts: ReadonlyMap<PaperId, PaperDraft>
  readonly chosen: PaperId | null
  readonly onChoose: (id: PaperId) => void
  readonly onNew: (kind: DeskPaper['kind']) => void
}

const groups = [
  { kind: 'template', heading: 'paperDesk:templates', begin: 'paperDesk:newTemplate' },
  { kind: 'guide', heading: 'paperDesk:guides', begin: 'paperDesk:newGuide' },
] as const

/** What is written down and what was begun, by kind; what is not saved says so. */
export function PaperList({ written, drafts, chosen, onChoose, onNew }: PaperListProps) {
  const known = new Set(written.map(({ data }) => data.id))
  const begun = [...drafts.values()].filter(({ id }) => !known.has(id))
  return (
    <nav className="scroll-thin" aria-label={say('paperDesk:title')}>
      {groups.map(({ kind, heading, begin }) => (
        <section key={kind}>
          <h3>{say(heading)}</h3>
          <ul>
            {[
              ...written.filter((paper) => paper.kind === kind).map(({ data }) => data),
              ...begun.filter((draft) => draft.kind === kind),
            ].map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === chosen ? 'true' : undefined}
                  onClick={() => onChoose(id)}
                >
                  <span className="cut">{drafts.get(id)?.title || title || say('paperDesk:untitled')}</span>
                  {drafts.has(id) ? <small>{say('paperDesk:unsaved')}</small> : null}
                </button>
              </li>
            ))}
          </ul>
          <Button look="quiet" onPress={() => onNew(kind)}>
            <Plus className="icon" size={14} aria-hidden="true" /> {say(begin)}
          </Button>
        </section>
      ))}
    </nav>
  )
}
