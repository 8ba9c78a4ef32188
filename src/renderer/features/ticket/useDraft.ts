import { useCallback, useEffect, useRef, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useDesk } from '../../desk/deskContext'
import { type Draft, draftOf, followDraft, keepDraft, withOthers, withoutSent } from './drafts'

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
 * window says is shown and not written back, as that one may be further by now; a text for which there is no room is in
 * this window alone and is not replaced (TKT172). Mount it once per ticket (by key).
 */
export function useDraft(id: TicketId): WrittenDraft {
  const { deskKey } = useDesk()
  const [draft, setDraft] = useState(() => draftOf(deskKey, id))
  const [isKept, setIsKept] = useState(true)
  const latest = useRef(draft)
  const isLatestKept = useRef(true)
  /** What was heard of another window while there was no room for what is written here (TKT172). */
  const aside = useRef<Draft | null>(null)
  const show = useCallback((next: Draft, isStored: boolean) => {
    latest.current = next
    isLatestKept.current = isStored
    setDraft(next)
    setIsKept(isStored)
  }, [])
  useEffect(
    () =>
      followDraft(deskKey, id, (theirs) => {
        if (isLatestKept.current) show(theirs ?? { ...latest.current, body: '' }, true)
        else aside.current = theirs
      }),
    [deskKey, id, show],
  )
  const change = useCallback(
    (make: (current: Draft) => Draft) => {
      const next = make(latest.current)
      const isStored = keepDraft(deskKey, id, next)
      if (!isStored || aside.current === null) return show(next, isStored)
      const both = withOthers(next, aside.current)
      aside.current = null
      show(both, keepDraft(deskKey, id, both))
    },
    [deskKey, id, show],
  )
  const sent = (body: string): void => {
    const rest = withoutSent(latest.current, body)
    // Where there was no room, an older form of what has now been sent is stored.
    const isOlder = !isLatestKept.current
    const next = isOlder && aside.current !== null ? withOthers(rest, aside.current) : rest
    const isStored = keepDraft(deskKey, id, isOlder ? next : withoutSent(draftOf(deskKey, id), body))
    aside.current = null
    show(next, isStored)
  }
  return { draft, isKept, change, sent }
}
