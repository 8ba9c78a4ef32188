import { useEffect } from 'react'
import { isOfInputMethod } from './keys/isOfInputMethod'

/**
 * Acts on an Escape that nothing within took, and takes it, so that whatever listens at the window lets it be (DSK79).
 * Null leaves it.
 */
export function useEscape(act: (() => void) | null): void {
  useEffect(() => {
    if (act === null) return undefined
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isOfInputMethod(event)) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [act])
}
