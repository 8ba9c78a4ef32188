import { useLayoutEffect } from 'react'
import { spoken } from '#shared/words/say'

interface LeftField {
  /** Its place among the children of each element, from the body down. */
  readonly path: readonly number[]
  readonly kind: string
  readonly from: number | null
  readonly until: number | null
}

type Field = HTMLInputElement | HTMLTextAreaElement

const isField = (element: Element | null): element is Field =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && element.type !== 'checkbox' && element.type !== 'radio')

function pathTo(element: Element): readonly number[] {
  const path: number[] = []
  for (let at = element; at.parentElement !== null && at !== document.body; at = at.parentElement)
    path.unshift([...at.parentElement.children].indexOf(at))
  return path
}

const atPath = (path: readonly number[]): Element | null =>
  path.reduce<Element | null>((at, place) => at?.children[place] ?? null, document.body)

let left: LeftField | null = null

/** Remembers the field that has the focus as everything is drawn anew in another language. Draw it before the rest. */
export function FieldLeft(): null {
  useLayoutEffect(() => {
    const language = spoken()
    return () => {
      const field = document.activeElement
      if (spoken() === language || !isField(field)) return
      const { type, selectionStart, selectionEnd } = field
      left = { path: pathTo(field), kind: type, from: selectionStart, until: selectionEnd }
    }
  }, [])
  return null
}

/**
 * Gives the focus to the field in the same place, with the cursor where it was: what is drawn in another language has
 * the same parts. Letters typed on are no verbs of the list (LNG15).
 */
export function focusFieldLeft(): void {
  const field = left === null ? null : atPath(left.path)
  if (left !== null && isField(field) && field.type === left.kind) {
    field.focus()
    if (left.from !== null) field.setSelectionRange(left.from, left.until)
  }
  left = null
}
