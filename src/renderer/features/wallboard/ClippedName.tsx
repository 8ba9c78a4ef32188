import { useLayoutEffect, useRef } from 'react'
import { clipWords } from './clipWords'

/** Writes the words that fit into the element; the whole name stays readable to assistive technology. */
function fitName(element: HTMLElement, name: string): void {
  const fits = (text: string): boolean => {
    element.textContent = text
    return element.scrollWidth <= element.clientWidth
  }
  element.textContent = clipWords(name, fits)
}

/** A name on one line that ends at the end of a word where the room does, and follows the room as it changes. */
export function ClippedName({
  name,
  className = '',
}: {
  readonly name: string
  readonly className?: string
}) {
  const shown = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = shown.current
    if (element === null) return undefined
    const fit = () => fitName(element, name)
    fit()
    const sizes = new ResizeObserver(fit)
    sizes.observe(element)
    // Names are as wide as their typeface, which may come after the first drawing.
    void document.fonts.ready.then(fit)
    return () => sizes.disconnect()
  }, [name])
  return (
    <span className={`clipped ${className}`}>
      <span className="unseen">{name}</span>
      <span className="clip" aria-hidden="true" ref={shown} />
    </span>
  )
}
