import { type RefObject, useEffect, useRef } from 'react'
import { NOTICES_ID } from '../../ui/Notices'

/** How much of the end of a list lies under something, in pixels. */
export const heightCovered = (
  list: Pick<DOMRect, 'bottom'>,
  over: Pick<DOMRect, 'top' | 'height'>,
): number => (over.height === 0 ? 0 : Math.max(0, list.bottom - over.top))

/** Tells how much of the list the notices cover, whenever that changes, so that they lie over no selected row (BRD275). */
export function useRoomForNotices(
  scroller: RefObject<HTMLElement | null>,
  told: (covered: number) => void,
): void {
  const tell = useRef(told)
  useEffect(() => {
    tell.current = told
  })
  useEffect(() => {
    const notices = document.getElementById(NOTICES_ID)
    if (notices === null) return undefined
    const sizes = new ResizeObserver(() => {
      const list = scroller.current
      if (list === null) return
      tell.current(heightCovered(list.getBoundingClientRect(), notices.getBoundingClientRect()))
    })
    sizes.observe(notices)
    return () => sizes.disconnect()
  }, [scroller])
}
