import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { isOfInputMethod } from './isOfInputMethod'
import { type KeyCommandId, keyCommandIds, keyCommands } from './keyCommands'
import { isOtherAlphabet, placeOfBinding } from './keyPlaces'

export type KeyActions = Partial<Record<KeyCommandId, () => void>>

/** Everybody who listens now, the innermost first. */
const listening = new Set<() => KeyActions>()

/** Does what the key would do, as when the menu bar is asked for it; answers whether anybody does that now. */
export function pressKeyCommand(id: KeyCommandId): boolean {
  if (isCovered()) return false
  const act = [...listening].map((actions) => actions()[id]).find((one) => one !== undefined)
  act?.()
  return act !== undefined
}

const DIGIT = /^[0-9]$/

/** Keys that must work from inside a text field as well. */
const worksWhileWriting: ReadonlySet<KeyCommandId> = new Set(['back', 'palette'])

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox'))

const scrollingKeys: ReadonlySet<string> = new Set([
  'ArrowDown',
  'ArrowUp',
  'PageDown',
  'PageUp',
  'Home',
  'End',
])

const canScroll = (region: Element): boolean =>
  region.matches('[role="log"], [role="region"], aside') && region.scrollHeight > region.clientHeight

/**
 * Enter belongs to the control that has the focus: the board must not open a ticket under it. The keys that scroll
 * belong to a long conversation or panel that has it.
 */
function ownsItsKeys({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (key === 'Enter') return target.closest('button, a, summary') !== null
  return scrollingKeys.has(key) && canScroll(target)
}

/** A modal dialog or an open menu takes every key until it is closed. */
const isCovered = (): boolean => document.querySelector('dialog[open], [role="menu"]') !== null

/** A command under its letters, and under their places where a keyboard writes none of them. */
const boundTo = (id: KeyCommandId, press: (event: KeyboardEvent) => void) =>
  Object.fromEntries(
    keyCommands[id].bindings.flatMap((binding) => {
      const place = placeOfBinding(binding)
      const pressAtPlace = (event: KeyboardEvent) => (isOtherAlphabet(event) ? press(event) : undefined)
      return place === null
        ? [[binding, press]]
        : [
            [binding, press],
            [place, pressAtPlace],
          ]
    }),
  )

interface DigitActions {
  readonly onView: ((number: number) => void) | undefined
  readonly onSavedView: ((number: number) => void) | undefined
}

/** The digits, alone and with Shift. */
function digitListeners(actionsNow: () => DigitActions): Record<string, (event: KeyboardEvent) => void> {
  const goBy = (which: keyof DigitActions, event: KeyboardEvent, digit: string) => {
    const go = actionsNow()[which]
    if (!go || isCovered() || isWriting(event.target)) return
    event.preventDefault()
    go(Number(digit))
  }
  return {
    '([1-9])': (event) => goBy('onView', event, event.key),
    // Where the digits want Shift, as on a French keyboard, their keys are known by their places (LNG14).
    '(Digit[1-9])': (event) => {
      if (!DIGIT.test(event.key)) goBy('onView', event, event.code.slice(-1))
    },
    // By the place of the key: with Shift, what a digit key writes differs from one keyboard to the next.
    'Shift+(Digit[1-9])': (event) => goBy('onSavedView', event, event.code.slice(-1)),
  }
}

/**
 * Listens on the window for the keys of the registry, as long as the caller is mounted. Views are digits and come
 * with their number, counted from 1.
 */
export function useKeys(
  actions: KeyActions,
  onView?: (number: number) => void,
  onSavedView?: (number: number) => void,
): void {
  const current = useRef({ actions, onView, onSavedView })
  useEffect(() => {
    current.current = { actions, onView, onSavedView }
  })
  useEffect(() => {
    const actionsNow = () => current.current.actions
    listening.add(actionsNow)
    return () => {
      listening.delete(actionsNow)
    }
  }, [])
  useEffect(() => {
    const listeners: Record<string, (event: KeyboardEvent) => void> = {}
    for (const id of keyCommandIds) {
      const press = (event: KeyboardEvent) => {
        const act = current.current.actions[id]
        if (!act || isCovered() || ownsItsKeys(event)) return
        if (event.repeat && keyCommands[id].group !== 'move') return
        if (isWriting(event.target) && !worksWhileWriting.has(id)) return
        event.preventDefault()
        act()
      }
      Object.assign(listeners, boundTo(id, press))
    }
    Object.assign(
      listeners,
      digitListeners(() => current.current),
    )
    // Which keys work inside a text field is decided above.
    return tinykeys(window, listeners, { ignore: isOfInputMethod })
  }, [])
}
