import { useEffect, useState } from 'react'
import { storedBytes } from '../../platform/storedBytes'

/** About how many bytes are kept on this computer, as looked at when first shown; null where it is not known. */
export function useStoredBytes(): number | null {
  const [bytes, setBytes] = useState<number | null>(null)
  useEffect(() => {
    let isShown = true
    void storedBytes().then((known) => isShown && setBytes(known))
    return () => {
      isShown = false
    }
  }, [])
  return bytes
}
