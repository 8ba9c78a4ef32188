import { useCallback, useEffect, useRef, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useDesk } from '../../desk/deskContext'
import { type Draft, draftOf, followDraft, keepDraft, withoutSent } from './drafts'

export interface WrittenDraft {
  readonly draft: Draft
  /** False while this computer has no room for the text, so that closing the window loses it. */
  readonly isKept: boolean
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
  const [isKept, setIsKept] = useState(true)
  const latest = useRef(draft)
  const show = useCallback((next: Draft, isStored: boolean) => {
    latest.current = next
    setDraft(next)
    setIsKept(isStored)
  }, [])
  useEffect(
    () => followDraft(deskKey, id, (theirs) => show(theirs ?? { ...latest.current, body: '' }, true)),
    [deskKey, id, show],
  )
  const change = useCallback(
    (make: (current: Draft) => Draft) => {
      const next = make(latest.current)
      show(next, keepDraft(deskKey, id, next))
    },
    [deskKey, id, show],
  )
  const sent = (body: string): void => {
    const isStored = keepDraft(deskKey, id, withoutSent(draftOf(deskKey, id), body))
    show(withoutSent(latest.current, body), isStored)
  }
  return { draft, isKept, change, sent }
}
