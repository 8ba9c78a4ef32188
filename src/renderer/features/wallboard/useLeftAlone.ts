import { useEffect } from 'react'
import { MINUTE_MS } from '#shared/domain/instant'

export const LEFT_ALONE_MS = 2 * MINUTE_MS
const presses = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

/**
 * Acts once nobody has touched keyboard or pointer for two minutes: a wall that somebody turned away from shows the desk
 * again (WBD50). Null waits for nothing.
 */
export function useLeftAlone(act: (() => void) | null): void {
  useEffect(() => {
    if (act === null) return undefined
    let timer = 0
    const wait = () => {
      clearTimeout(timer)
      timer = window.setTimeout(act, LEFT_ALONE_MS)
    }
    wait()
    const listening = new AbortController()
    for (const press of presses) window.addEventListener(press, wait, listening)
    return () => {
      clearTimeout(timer)
      listening.abort()
    }
  }, [act])
}
