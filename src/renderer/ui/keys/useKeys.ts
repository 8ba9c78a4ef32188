import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { type KeyCommandId, keyCommandIds, keyCommands } from './keyCommands'

export type KeyActions = Partial<Record<KeyCommandId, () => void>>

/** Keys that must work from inside a text field as well. */
const worksWhileWriting: ReadonlySet<KeyCommandId> = new Set(['back'])

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox'))

/** Enter and Space belong to the control that has the focus; the board must not open a ticket under it. */
const ownsItsKeys = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a, summary, input') !== null

/** A modal dialog or an open menu takes every key until it is closed. */
const isCovered = (): boolean => document.querySelector('dialog[open], [role="menu"]') !== null

/**
 * Listens on the window for the keys of the registry, as long as the caller is mounted. Views are digits and come
 * with their number, counted from 1.
 */
export function useKeys(actions: KeyActions, onView?: (number: number) => void): void {
  const current = useRef({ actions, onView })
  useEffect(() => {
    current.current = { actions, onView }
  })
  useEffect(() => {
    const listeners: Record<string, (event: KeyboardEvent) => void> = {}
    for (const id of keyCommandIds) {
      for (const binding of keyCommands[id].bindings) {
        listeners[binding] = (event) => {
          const act = current.current.actions[id]
          if (!act || isCovered() || ownsItsKeys(event)) return
          if (event.repeat && keyCommands[id].group !== 'move') return
          if (isWriting(event.target) && !worksWhileWriting.has(id)) return
          event.preventDefault()
          act()
        }
      }
    }
    listeners['([1-9])'] = (event) => {
      if (isCovered() || isWriting(event.target)) return
      event.preventDefault()
      current.current.onView?.(Number(event.key))
    }
    // Which keys work inside a text field is decided above.
    return tinykeys(window, listeners, { ignore: (event) => event.isComposing })
  }, [])
}
