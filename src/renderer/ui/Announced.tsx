import { type ReactNode, useEffect, useRef } from 'react'
import { announce } from './announcements'

interface AnnouncedProps {
  readonly as?: 'h1' | 'p' | 'b' | 'div' | 'span'
  readonly className?: string
  readonly children: ReactNode
}

/** Something drawn that is also said aloud, when it comes and when its words change (BRD95). */
export function Announced({ as: Element = 'span', children, ...attributes }: AnnouncedProps) {
  const element = useRef<HTMLElement>(null)
  const said = useRef('')
  useEffect(() => {
    // The words as they are drawn: those of neighbouring boxes stand apart.
    const words = (element.current?.innerText ?? '').replaceAll(/\s+/g, ' ').trim()
    if (words === said.current) return
    said.current = words
    if (words !== '') announce(words)
  })
  return (
    <Element
      {...attributes}
      ref={(drawn: HTMLElement | null) => {
        element.current = drawn
      }}
    >
      {children}
    </Element>
  )
}
