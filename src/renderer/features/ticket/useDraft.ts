import { useCallback, useEffect, useRef, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useDesk } from '../../desk/deskContext'
import { type Draft, draftOf, followDraft, keepDraft, withoutSent } from './drafts'

export interface WrittenDraft {
  readonly draft: Draft
  readonly change: (make: (current: Draft) => Draft) => void
  /** Takes what was sent out of the draft, also where another ticket has been opened meanwhile. */
  readonly sent: (body: string) => void
}

/**
 * The text being written on a ticket and its mode: kept across reloads, and one for all windows (TKT150). What another
 * window says is shown and not written back, as that one may be further by now. Mount it once per ticket (by key).
 */
export function useDraft(id: TicketId): WrittenDraft {
  const { deskKey } = useDesk()
  const [draft, setDraft] = useState(() => draftOf(deskKey, id))
  const latest = useRef(draft)
  const show = useCallback((next: Draft) => {
    latest.current = next
    setDraft(next)
  }, [])
  useEffect(
    () => followDraft(deskKey, id, (theirs) => show(theirs ?? { ...latest.current, body: '' })),
    [deskKey, id, show],
  )
  const change = useCallback(
    (make: (current: Draft) => Draft) => {
      show(make(latest.current))
      keepDraft(deskKey, id, latest.current)
    },
    [deskKey, id, show],
  )
  const sent = (body: string): void => {
    show(withoutSent(latest.current, body))
    keepDraft(deskKey, id, withoutSent(draftOf(deskKey, id), body))
  }
  return { draft, change, sent }
}
