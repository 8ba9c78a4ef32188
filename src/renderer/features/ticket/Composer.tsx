import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { isWordless } from '#shared/words/wordless'
import type { TicketView } from '../../data/deskData'
import { useDesk, useSync } from '../../desk/deskContext'
import { useVerbs } from '../../desk/useVerbs'
import { refusedBecause } from '../../desk/verbs'
import { announce } from '../../ui/announcements'
import { Button } from '../../ui/Button'
import { KeyCaps } from '../../ui/KeyCaps'
import { isLetter } from '../../ui/keys/keyPlaces'
import { focusListIfNothingHas } from '../../ui/listFocus'
import { useNotices } from '../../ui/notices'
import { AttachButton, DraftFiles, FilesKept } from './DraftFiles'
import { DraftText } from './DraftText'
import { asRequested, type Draft, useWritingRequest, type WritingMode } from './drafts'
import { Effect, tooLong } from './Effect'
import { useKeepingFocus } from './merge/keptFocus'
import { SuggestedSteps } from './papers/SuggestedSteps'
import { TemplateMenu } from './papers/TemplateMenu'
import { AlsoWriting, Onlookers } from './presence/Onlookers'
import { useAttaching } from './useAttaching'
import { useDraft, type WrittenDraft } from './useDraft'
import { useTouchedFiles } from './useDraftFiles'
import { useTextAsFile } from './useTextAsFile'
import { useWhenRead } from './useWhenRead'

const modeWords = (mode: WritingMode): string => say(`ticket:write.${mode}`)
const modes: readonly WritingMode[] = ['reply', 'note']
const otherMode = (mode: WritingMode): WritingMode => (mode === 'reply' ? 'note' : 'reply')
const tabId = (mode: WritingMode): string => `composer-${mode}`

interface TabsProps {
  readonly mode: WritingMode
  readonly onMode: (mode: WritingMode) => void
  /** Stands at the end of the line. */
  readonly children: ReactNode
}

function Tabs({ mode, onMode, children }: TabsProps) {
  return (
    <div className="tabs">
      <div className="tab-list" role="tablist" aria-label={say('ticket:write.kind')}>
        {modes.map((choice) => (
          <button
            key={choice}
            type="button"
            role="tab"
            id={tabId(choice)}
            aria-selected={choice === mode}
            tabIndex={choice === mode ? 0 : -1}
            onClick={() => onMode(choice)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
              event.preventDefault()
              const other = otherMode(choice)
              onMode(other)
              document.getElementById(tabId(other))?.focus()
            }}
          >
            {modeWords(choice)}
            <KeyCaps of={choice} />
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}

/** Says that a message is written; the eye sees it in the conversation (TKT130). */
function useWrittenAloud(ticket: TicketId): (mode: WritingMode) => void {
  const isOffline = useSync().connection.kind === 'offline'
  return (mode) => {
    const written = say(mode === 'note' ? 'ticket:write.noted' : 'ticket:write.replied', { ticket })
    announce(isOffline ? `${written} ${say('ticket:write.kept')}` : written)
  }
}

/** Why the message cannot be sent now; null when it can (TKT96). */
function useReason(view: TicketView, { mode, body }: Draft, isReading: boolean): string | null {
  const { account, now } = useDesk()
  if (isWordless(body)) return say('ticket:write.empty')
  const early = isReading ? say('ticket:write.stillReading') : null
  return tooLong(body) ?? early ?? refusedBecause(mode, view.ticket, account, now())
}

/** A key that is held down or pressed again sends nothing a second time (TKT70). */
function useOnce(run: () => Promise<void>): () => void {
  const isRunning = useRef(false)
  const once = async () => {
    if (isRunning.current) return
    isRunning.current = true
    await run().finally(() => {
      isRunning.current = false
    })
  }
  return () => void once()
}

/** Behind the last word of what was written before. */
function focusAtEnd(text: HTMLTextAreaElement | null): void {
  if (text === null) return
  text.focus()
  if (text.selectionEnd === 0) text.setSelectionRange(text.value.length, text.value.length)
}

/** Does what a key or another part of the console asked the composer for. */
function useTakenRequests(text: RefObject<HTMLTextAreaElement | null>, change: WrittenDraft['change']): void {
  const request = useWritingRequest((store) => store.request)
  const taken = useWritingRequest((store) => store.taken)
  useEffect(() => {
    if (request === null) return
    change((current) => asRequested(current, request))
    focusAtEnd(text.current)
    taken()
  }, [request, text, change, taken])
}

const composerClass = (mode: WritingMode, isOver: boolean): string =>
  ['composer', mode === 'note' ? 'is-internal' : '', isOver ? 'is-over' : ''].filter(Boolean).join(' ')

const isAttachKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && event.shiftKey && isLetter(event.nativeEvent, 'f')

/** Where an answer or a note is written. The verb it will run and what that meets are said before it is sent. */
export function Composer({ view }: { readonly view: TicketView }) {
  const { draft, isKept, change, sent } = useDraft(view.ticket.id)
  const sayWritten = useWrittenAloud(view.ticket.id)
  const { presence } = useDesk()
  const verbs = useVerbs()
  const tell = useNotices((store) => store.say)
  const attaching = useAttaching(view.ticket.id)
  const asFile = useTextAsFile(attaching, sent)
  const field = useRef<HTMLInputElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  useTakenRequests(text, change)
  useKeepingFocus(view.ticket.id, 'text', text)
  const isEmpty = isWordless(draft.body)
  useTouchedFiles(view.ticket.id, attaching.files, isEmpty)
  const reason = useReason(view, draft, attaching.isReading)
  const sendNow = useOnce(async () => {
    if (reason !== null) return tell(reason)
    const { body } = draft
    const { files } = attaching
    const isSaved = await verbs.write(draft.mode, view.ticket.id, body.trim(), files)
    if (!isSaved) return
    presence.stopped()
    attaching.sent(files)
    sayWritten(draft.mode)
    sent(body)
    // The next key is for the board again.
    text.current?.blur()
    focusListIfNothingHas()
  })
  const send = useWhenRead(attaching, sendNow)
  return (
    <form
      className={composerClass(draft.mode, attaching.isOver)}
      aria-label={modeWords(draft.mode)}
      {...attaching.dropping}
      onKeyDown={(event) => {
        if (!isAttachKey(event)) return
        event.preventDefault()
        field.current?.click()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="writing">
        <Tabs mode={draft.mode} onMode={(mode) => change((current) => ({ ...current, mode }))}>
          <Onlookers ticket={view.ticket.id} />
          <TemplateMenu
            view={view}
            mode={draft.mode}
            onInsert={(body) => useWritingRequest.getState().ask(draft.mode, body)}
          />
        </Tabs>
        <DraftText
          of={text}
          view={view}
          draft={draft}
          onWrite={(body) => {
            if (body.trim() === '') presence.stopped()
            else presence.typed()
            change((current) => ({ ...current, body }))
          }}
          onSend={send}
          onPaste={asFile.pasted}
        />
        <DraftFiles attaching={attaching} />
        {isEmpty && attaching.files.length > 0 ? <FilesKept /> : null}
        <footer>
          <Effect {...{ view, isKept, ...draft }} onAsFile={() => void asFile.written(draft.body)} />
          {isEmpty ? null : <AlsoWriting ticket={view.ticket.id} />}
          <AttachButton attaching={attaching} field={field} />
          <Button look="primary" type="submit" keys="send" refusedBecause={reason}>
            {say(draft.mode === 'note' ? 'ticket:write.addNote' : 'ticket:write.send')}
          </Button>
        </footer>
      </div>
      <SuggestedSteps ticket={view.ticket} />
    </form>
  )
}
