import { queueIdSchema } from '#shared/domain/ids'
import { paperSizes } from '#shared/domain/replyTemplate'
import { say } from '#shared/words/say'
import { useDirectory, useMirror } from '../../desk/deskContext'
import { byName } from '../../ui/words'
import type { PaperDraft } from './paperDraft'

interface AboutFieldsProps {
  readonly draft: PaperDraft
  readonly onWrite: (draft: PaperDraft) => void
}

const messageKinds = ['reply', 'note'] as const

/** Title, kind of message, and the tickets that it is offered for. */
export function AboutFields({ draft, onWrite }: AboutFieldsProps) {
  return (
    <>
      <div className="field">
        <label htmlFor="paper-title">{say('paperDesk:name')}</label>
        <input
          id="paper-title"
          value={draft.title}
          maxLength={paperSizes.title}
          autoComplete="off"
          onChange={({ target }) => onWrite({ ...draft, title: target.value })}
        />
      </div>
      <div className="paper-about">
        {draft.kind === 'template' ? <KindField draft={draft} onWrite={onWrite} /> : null}
        <QueueField draft={draft} onWrite={onWrite} />
        <CategoryField draft={draft} onWrite={onWrite} />
      </div>
    </>
  )
}

const KindField = ({ draft, onWrite }: AboutFieldsProps) => (
  <div className="field">
    <label htmlFor="paper-kind">{say('paperDesk:kind')}</label>
    <select
      id="paper-kind"
      value={draft.message}
      onChange={({ target }) => onWrite({ ...draft, message: target.value === 'note' ? 'note' : 'reply' })}
    >
      {messageKinds.map((kind) => (
        <option key={kind} value={kind}>
          {say(`ticket:write.${kind}`)}
        </option>
      ))}
    </select>
  </div>
)

function QueueField({ draft, onWrite }: AboutFieldsProps) {
  const { queues } = useDirectory()
  return (
    <div className="field">
      <label htmlFor="paper-queue">{say('paperDesk:queue')}</label>
      <select
        id="paper-queue"
        value={draft.queue ?? ''}
        onChange={({ target }) => {
          const queue = queueIdSchema.safeParse(target.value)
          onWrite({ ...draft, queue: queue.success ? queue.data : null })
        }}
      >
        <option value="">{say('paperDesk:anyQueue')}</option>
        {[...queues.values()].toSorted(byName).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Categories come with the tickets, so those that are here are offered and any other may be typed. */
function CategoryField({ draft, onWrite }: AboutFieldsProps) {
  const { byId } = useMirror()
  const known = new Set([...byId.values()].flatMap(({ ticket }) => ticket.category ?? []))
  return (
    <div className="field">
      <label htmlFor="paper-category">{say('paperDesk:category')}</label>
      <input
        id="paper-category"
        list="paper-categories"
        value={draft.category}
        maxLength={paperSizes.category}
        placeholder={say('paperDesk:anyCategory')}
        autoComplete="off"
        onChange={({ target }) => onWrite({ ...draft, category: target.value })}
      />
      <datalist id="paper-categories">
        {[...known].toSorted().map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
    </div>
  )
}
