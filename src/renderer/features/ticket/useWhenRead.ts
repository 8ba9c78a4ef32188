import { useEffect, useRef } from 'react'
import type { Attaching } from './useAttaching'

/**
 * What is asked for while files are still being read is done as soon as all are in hand, and not at all where one of
 * them was refused: somebody must look at that first (TKT93).
 */
export function useWhenRead(
  { isReading, refusals }: Pick<Attaching, 'isReading' | 'refusals'>,
  run: () => void,
): () => void {
  /** How many files had been refused when it was asked for; null while nothing is. */
  const refusedBefore = useRef<number | null>(null)
  useEffect(() => {
    const before = refusedBefore.current
    if (before === null || isReading) return
    refusedBefore.current = null
    if (before === refusals) run()
  })
  return () => {
    if (isReading) refusedBefore.current = refusals
    else run()
  }
}
