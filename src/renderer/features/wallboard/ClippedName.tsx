import { useLayoutEffect, useRef } from 'react'
import { clipWords } from './clipWords'

/** Writes the words that fit into the element; the whole name stays readable to assistive technology. */
function fitName(element: HTMLElement, name: string, beside: readonly string[]): void {
  const write = (text: string): void => {
    if (element.textContent !== text) element.textContent = text
  }
  const fits = (text: string): boolean => {
    write(text)
    return element.scrollWidth <= element.clientWidth
  }
  write(clipWords(name, fits, beside))
}

const alone: readonly string[] = []

/** A name on one line that ends at the end of a word where the room does, and follows the room as it changes. */
export function ClippedName({
  name,
  className = '',
  beside = alone,
}: {
  readonly name: string
  /** The names in the same list, from which it has to be told even when it is cut; the same list at every drawing. */
  readonly beside?: readonly string[]
  readonly className?: string
}) {
  const shown = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = shown.current
    if (element === null) return undefined
    element.textContent = name
    const fit = () => fitName(element, name, beside)
    // Told of the first size too, before it is painted: asking for it here would lay out the page for each name.
    const sizes = new ResizeObserver(fit)
    sizes.observe(element)
    // Names are as wide as their typeface, which may come after the first drawing.
    if (document.fonts.status === 'loading') void document.fonts.ready.then(fit)
    return () => sizes.disconnect()
  }, [name, beside])
  return (
    <span className={`clipped ${className}`}>
      <span className="unseen">{name}</span>
      <span className="clip" aria-hidden="true" ref={shown} />
    </span>
  )
}
