import { useEffect, useState } from 'react'
import type { DeskData } from '../data/deskData'
import { useDesk } from './deskContext'

/** Those that were found whole: what is drawn anew later, as the list is beside a ticket, need not wait to know. */
const wholeDesks = new WeakSet<DeskData>()

/**
 * Whether all that is kept here has been read. Until then the first screen alone is there: what is due next is right, and
 * what is counted is not.
 */
export function useIsWhole(): boolean {
  const desk = useDesk()
  const [isWhole, setIsWhole] = useState(() => wholeDesks.has(desk))
  useEffect(() => {
    let isShown = true
    const end = () => {
      wholeDesks.add(desk)
      if (isShown) setIsWhole(true)
    }
    // What could not be read is told of elsewhere; counts go on with what there is.
    desk.whole().then(end, end)
    return () => {
      isShown = false
    }
  }, [desk])
  return isWhole
}
