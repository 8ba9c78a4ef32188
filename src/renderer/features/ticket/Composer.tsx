import { useEffect, useRef, useState } from 'react'
import { MESSAGE_LONGEST } from '#shared/domain/message'
import { useNow } from '../../clock/useNow'
import type { TicketView } from '../../data/deskData'
import { useDesk, useSync } from '../../desk/deskContext'
import { useVerbs } from '../../desk/useVerbs'
import { refusedBecause } from '../../desk/verbs'
import { Button } from '../../ui/Button'
import { KeyCaps } from '../../ui/KeyCaps'
import { asRequested, draftOf, keepDraft, useWritingRequest, type WritingMode } from './drafts'
import { sendingEffect } from './sendingMeets'

const modeWords: Record<WritingMode, string> = { reply: 'Public reply', note: 'Internal note' }
const modes: readonly WritingMode[] = ['reply', 'note']

function Tabs({
  mode,
  onMode,
}: {
  readonly mode: WritingMode
  readonly onMode: (mode: WritingMode) => void
}) {
  return (
    <div className="tabs" role="tablist" aria-label="Kind of message">
      {modes.map((choice) => (
        <button
          key={choice}
          type="button"
          role="tab"
          id={`composer-${choice}`}
          aria-selected={choice === mode}
          onClick={() => onMode(choice)}
        >
          {modeWords[choice]}
          <KeyCaps of={choice} />
        </button>
      ))}
    </div>
  )
}

function Effect({ view, mode }: { readonly view: TicketView; readonly mode: WritingMode }) {
  const effect = sendingEffect(view.clocks, mode, useNow())
  const isOffline = useSync().connection.kind === 'offline'
  return (
    <span className="effect">
      {effect.before} <b>{effect.metric}</b> <span className="figures">{effect.after}</span>
      {isOffline ? ' Kept here until the server is back.' : ''}
    </span>
  )
}

/** The text being written and its mode, kept per ticket across reloads. Mount it once per ticket (by key). */
function useDraft(view: TicketView) {
  const { account } = useDesk()
  const { id } = view.ticket
  const [draft, setDraft] = useState(() => draftOf(account.id, id))
  useEffect(() => keepDraft(account.id, id, draft), [account.id, id, draft])
  return { draft, setDraft }
}

/** Where an answer or a note is written. The verb it will run and what that meets are said before it is sent. */
export function Composer({ view }: { readonly view: TicketView }) {
  const { draft, setDraft } = useDraft(view)
  const { account, now } = useDesk()
  const verbs = useVerbs()
  const text = useRef<HTMLTextAreaElement>(null)
  const request = useWritingRequest((store) => store.request)
  const taken = useWritingRequest((store) => store.taken)
  useEffect(() => {
    if (request === null) return
    setDraft((current) => asRequested(current, request))
    text.current?.focus()
    taken()
  }, [request, setDraft, taken])
  const isEmpty = draft.body.trim() === ''
  const reason = isEmpty ? 'Write something first.' : refusedBecause(draft.mode, view.ticket, account, now())
  const send = async () => {
    if (reason !== null) return
    const isSaved = await verbs.write(draft.mode, view.ticket.id, draft.body.trim())
    if (!isSaved) return
    setDraft((current) => ({ ...current, body: '' }))
    // The next key is for the board again.
    text.current?.blur()
  }
  return (
    <form
      className={draft.mode === 'note' ? 'composer is-internal' : 'composer'}
      aria-label={modeWords[draft.mode]}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Tabs mode={draft.mode} onMode={(mode) => setDraft((current) => ({ ...current, mode }))} />
      <textarea
        ref={text}
        id="composer-text"
        className="draft scroll-thin"
        rows={3}
        maxLength={MESSAGE_LONGEST}
        value={draft.body}
        aria-label={draft.mode === 'note' ? 'Note for the desk' : `Message to ${view.ticket.requester.name}`}
        placeholder={
          draft.mode === 'note' ? 'Only the desk sees this' : `Write to ${view.ticket.requester.name}`
        }
        onChange={(event) => setDraft((current) => ({ ...current, body: event.target.value }))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            void send()
          } else if (event.key === 'Escape') {
            event.stopPropagation()
            event.currentTarget.blur()
          }
        }}
      />
      <footer>
        <Effect view={view} mode={draft.mode} />
        <span className="spacer" />
        <Button look="primary" type="submit" keys="send" refusedBecause={reason}>
          {draft.mode === 'note' ? 'Add note' : 'Send'}
        </Button>
      </footer>
    </form>
  )
}
