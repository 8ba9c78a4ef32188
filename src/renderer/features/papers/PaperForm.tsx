import { type FormEvent, useRef } from 'react'
import { paperSizes } from '#shared/domain/replyTemplate'
import { say } from '#shared/words/say'
import { useSync } from '../../desk/deskContext'
import { Button } from '../../ui/Button'
import { AboutFields } from './AboutFields'
import { Gaps } from './Gaps'
import { type DeskPaper, draftOf, faultSentence, type PaperDraft, paperOf } from './paperDraft'
import { TemplatePreview } from './TemplatePreview'

interface PaperFormProps {
  readonly draft: PaperDraft
  /** As it is saved; null for one that was never. */
  readonly stored: DeskPaper | null
  readonly onWrite: (draft: PaperDraft) => void
  /** Gives up what is not saved; null where nothing is. */
  readonly onDiscard: (() => void) | null
  /** What somebody else saved meanwhile, which is to be replaced; null where nobody did. */
  readonly theirs: DeskPaper | null
  readonly onSave: (paper: DeskPaper) => void
  readonly onRemove: (paper: DeskPaper) => void
}

function isSame(draft: PaperDraft, stored: DeskPaper | null): boolean {
  if (stored === null) return false
  const present = { ...draftOf(stored), from: null }
  return JSON.stringify(present) === JSON.stringify({ ...present, ...draft, from: null })
}

/** Puts a gap where the cursor stands. */
function withGap(field: HTMLTextAreaElement | null, text: string, gap: string): string {
  const from = field?.selectionStart ?? text.length
  const until = field?.selectionEnd ?? text.length
  return `${text.slice(0, from)}{{${gap}}}${text.slice(until)}`
}

/** One template or guide: what it is called, what it is offered for and what it says. */
export function PaperForm({ draft, stored, theirs, onWrite, onDiscard, onSave, onRemove }: PaperFormProps) {
  const isOffline = useSync().connection.kind === 'offline'
  const text = useRef<HTMLTextAreaElement>(null)
  const paper = paperOf(draft)
  const fault = paper.ok ? null : faultSentence(paper.refusal)
  const unchanged = isSame(draft, stored) ? say('paperDesk:fault.unchanged') : null
  const offline = isOffline ? say('paperDesk:offline') : null
  const reason = fault ?? unchanged ?? offline
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason === null && paper.ok) onSave(paper.value)
  }
  const isTemplate = draft.kind === 'template'
  return (
    <form className="paper-form" onSubmit={submit}>
      <AboutFields draft={draft} onWrite={onWrite} />
      <div className="field">
        <label htmlFor="paper-text">{say(isTemplate ? 'paperDesk:text' : 'paperDesk:steps')}</label>
        <textarea
          ref={text}
          id="paper-text"
          className="scroll-thin"
          dir="auto"
          rows={6}
          maxLength={isTemplate ? paperSizes.body : undefined}
          value={draft.text}
          onChange={({ target }) => onWrite({ ...draft, text: target.value })}
        />
      </div>
      {isTemplate ? (
        <>
          <Gaps
            onInsert={(gap) => {
              onWrite({ ...draft, text: withGap(text.current, draft.text, gap) })
              text.current?.focus()
            }}
          />
          <TemplatePreview draft={draft} />
        </>
      ) : null}
      <footer>
        {fault === null ? null : <span className="muted">{fault}</span>}
        <span className="spacer" />
        {onDiscard === null ? null : (
          <Button look="quiet" onPress={onDiscard}>
            {say('paperDesk:discard')}
          </Button>
        )}
        {stored === null ? null : (
          <Button refusedBecause={offline} onPress={() => onRemove(stored)}>
            {say('paperDesk:remove')}
          </Button>
        )}
        <Button look="primary" type="submit" refusedBecause={reason}>
          {say(theirs === null ? 'paperDesk:save' : 'paperDesk:saveOver')}
        </Button>
      </footer>
    </form>
  )
}
