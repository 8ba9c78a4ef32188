import { type RefObject, useLayoutEffect } from 'react'

/** Where the ticket is scrolled as a whole; see ticket.css. */
const LOW_WINDOW = '(max-height: 560px)'

/** Brings the whole composer into sight, with the button that sends. */
export function bringWritingIntoSight(field: HTMLElement): void {
  if (matchMedia(LOW_WINDOW).matches) field.closest('.writing')?.scrollIntoView({ block: 'nearest' })
}

/** In a low window what is being written stays in sight as it grows, and so does the button that sends (TKT171). */
export function useWritingInSight(field: RefObject<HTMLElement | null>, words: string): void {
  useLayoutEffect(() => {
    if (words !== '' && field.current !== null && field.current === document.activeElement)
      bringWritingIntoSight(field.current)
  }, [field, words])
}
