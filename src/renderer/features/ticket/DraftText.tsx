import type { RefObject } from 'react'
import { say } from '#shared/words/say'
import type { TicketView } from '../../data/deskData'
import { isOfInputMethod } from '../../ui/keys/isOfInputMethod'
import { useGrown } from '../../ui/useGrown'
import type { Draft } from './drafts'
import type { Pasted } from './pastedFiles'
import { bringWritingIntoSight, useWritingInSight } from './useWritingInSight'

interface DraftTextProps {
  readonly of: RefObject<HTMLTextAreaElement | null>
  readonly view: TicketView
  readonly draft: Draft
  readonly onWrite: (body: string) => void
  readonly onSend: () => void
  /** Whether it is taken as files. */
  readonly onPaste: (what: Pasted) => boolean
}

/** The field of a message. */
export function DraftText({ of: text, view, draft, onWrite, onSend, onPaste }: DraftTextProps) {
  const { name } = view.ticket.requester
  useGrown(text, draft.body)
  useWritingInSight(text, draft.body)
  return (
    <textarea
      ref={text}
      id="composer-text"
      className="draft scroll-thin"
      dir="auto"
      rows={3}
      value={draft.body}
      aria-label={
        draft.mode === 'note' ? say('ticket:write.noteLabel') : say('ticket:write.replyLabel', { name })
      }
      placeholder={
        draft.mode === 'note' ? say('ticket:write.noteHint') : say('ticket:write.replyHint', { name })
      }
      onFocus={(event) => bringWritingIntoSight(event.currentTarget)}
      onChange={(event) => onWrite(event.target.value)}
      onPaste={(event) => {
        if (onPaste(event.clipboardData)) event.preventDefault()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        // Letters that are still being composed are not yet what is meant (BRD262).
        if (!isOfInputMethod(event.nativeEvent)) onSend()
      }}
    />
  )
}
