import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { Announcer } from './Announcer'
import { isOfInputMethod } from './keys/isOfInputMethod'
import { focusList } from './listFocus'

interface DialogProps {
  readonly label: string
  readonly className: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The line with the title; a `header` of its own would be heard as the banner of the page (BRD221). */
export const DialogHead = ({ children }: { readonly children: ReactNode }) => (
  <header role="presentation">{children}</header>
)

/** Safari keeps an Escape in a field for searching to itself, even where nothing is left to clear (BRD263). */
const isKeptBySearch = ({ key, target, nativeEvent }: KeyboardEvent): boolean =>
  key === 'Escape' &&
  !isOfInputMethod(nativeEvent) &&
  target instanceof HTMLInputElement &&
  target.type === 'search' &&
  target.value === ''

/** A modal over the console. The browser keeps the focus inside and gives it back, or to the list; Escape and the scrim close it. */
export function Dialog({ label, className, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  // Closed while it is still in the page: once taken out of it, the browser no longer knows where the focus was.
  useLayoutEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    // Of itself the browser would take the first button, which may be the one that closes (BRD195).
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => {
      dialog?.close()
      // What had the focus may have gone meanwhile, as the list has that a key opened the ticket from.
      if (dialog?.contains(document.activeElement)) focusList()
    }
  }, [])
  return (
    <dialog
      ref={element}
      className={`dialog ${className}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => {
        if (!isKeptBySearch(event)) return
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose()
      }}
    >
      {children}
      <Announcer />
    </dialog>
  )
}
