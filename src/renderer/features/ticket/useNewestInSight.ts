import { type RefObject, useEffect, useRef } from 'react'

/** So near the end, in pixels, somebody reads the newest entry. */
const NEAR_END = 8

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight <= NEAR_END

/** Keeps the newest entry in sight when the list gets more or less room, unless somebody reads older ones. */
export function useNewestInSight(): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = list.current
    if (element === null) return undefined
    let isFollowing = true
    const look = () => {
      isFollowing = isAtEnd(element)
    }
    const follow = () => {
      if (isFollowing) element.scrollTop = element.scrollHeight
    }
    const observer = new ResizeObserver(follow)
    element.addEventListener('scroll', look, { passive: true })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [])
  return list
}
