import { useEffect, useState } from 'react'
import { useDesk } from './deskContext'

/**
 * Whether all that is kept here has been read. Until then the first screen alone is there: what is due next is right, and
 * what is counted is not.
 */
export function useIsWhole(): boolean {
  const { whole } = useDesk()
  const [isWhole, setIsWhole] = useState(false)
  useEffect(() => {
    let isShown = true
    const end = () => {
      if (isShown) setIsWhole(true)
    }
    // What could not be read is told of elsewhere; counts go on with what there is.
    whole().then(end, end)
    return () => {
      isShown = false
    }
  }, [whole])
  return isWhole
}
