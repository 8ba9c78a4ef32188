import { useRef } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useGrown } from '../../ui/useGrown'
import type { Draft } from './drafts'
import { useFocusOverPanes } from './merge/keptFocus'

interface BegunTextProps {
  readonly ticket: TicketId
  readonly draft: Draft
}

/**
 * Words that were begun where nobody can write any more. Whoever was writing as that came to be stands on them: the
 * letters typed before it was noticed are written nowhere, and are not taken for verbs of the list (TKT153).
 */
export function BegunText(props: BegunTextProps) {
  return props.draft.body.trim() === '' ? null : <Text {...props} />
}

function Text({ ticket, draft }: BegunTextProps) {
  const text = useRef<HTMLTextAreaElement>(null)
  useFocusOverPanes(ticket, 'text', text)
  useGrown(text, draft.body)
  return (
    <textarea
      ref={text}
      className="begun-text scroll-thin"
      dir="auto"
      rows={3}
      readOnly
      value={draft.body}
      aria-label={say('ticket:begun.label', { ticket })}
    />
  )
}
