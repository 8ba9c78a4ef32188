import { useEffect, useState } from 'react'

const IDLE_AFTER_MS = 3_000

/** False for a moment after the pointer has moved: nobody wants one standing on a wall. */
export function useIdlePointer(): boolean {
  const [isIdle, setIsIdle] = useState(true)
  useEffect(() => {
    let timer = 0
    const moved = () => {
      setIsIdle(false)
      clearTimeout(timer)
      timer = window.setTimeout(() => setIsIdle(true), IDLE_AFTER_MS)
    }
    window.addEventListener('pointermove', moved)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', moved)
    }
  }, [])
  return isIdle
}
