import { useCallback, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Announcement, addVoice, useAnnouncements } from './announcements'

const silence: readonly Announcement[] = []

/**
 * The one live region of a window, and of a modal dialog, as what lies behind that one is not heard (BRD95). It stands
 * there while empty: a live region must exist before its text does. The words are in its shadow, so that what is drawn
 * elsewhere is neither selected nor found twice.
 */
export function Announcer() {
  const voice = useId()
  useLayoutEffect(() => addVoice(voice), [voice])
  // What lies under a dialog is silent.
  const spoken = useAnnouncements((store) => (store.voices.at(-1) === voice ? store.spoken : silence))
  const [shadow, setShadow] = useState<ShadowRoot | null>(null)
  const host = useRef<HTMLElement>(null)
  const open = useCallback((element: HTMLElement | null) => {
    // A host has one shadow in its life, and is handed over twice where effects are tried out.
    if (element === null || element === host.current) return
    host.current = element
    setShadow(element.attachShadow({ mode: 'closed' }))
  }, [])
  return (
    <div ref={open} className="unseen announcer" role="status" aria-live="polite" aria-atomic="false">
      {shadow === null
        ? null
        : createPortal(
            spoken.map(({ id, sentence }) => <p key={id}>{sentence}</p>),
            shadow,
          )}
    </div>
  )
}
