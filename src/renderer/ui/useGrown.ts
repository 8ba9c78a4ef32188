import { type RefObject, useLayoutEffect } from 'react'

function fit(field: HTMLTextAreaElement, words: string): void {
  // What it needs is told only while it is not held higher.
  field.style.height = 'auto'
  if (words === '') return
  const border = field.offsetHeight - field.clientHeight
  field.style.height = `${field.scrollHeight + border}px`
}

/**
 * Makes a field as high as its words, between the heights that its style allows. Most engines do so by themselves
 * (`field-sizing`); Firefox and the Safari of 2025 do not (TKT155).
 */
export function useGrown(field: RefObject<HTMLTextAreaElement | null>, words: string): void {
  useLayoutEffect(() => {
    if (field.current !== null && !CSS.supports('field-sizing', 'content')) fit(field.current, words)
  }, [field, words])
}
