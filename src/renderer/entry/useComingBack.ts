import { useEffect } from 'react'
import { SECOND_MS } from '#shared/domain/instant'
import { useEscape } from '../ui/useEscape'

const COMES_BACK_EVERY_MS = 15 * SECOND_MS

/** A page that cannot be fetched would leave the browser's own in its place, which never tries again. */
async function canBeLoaded(): Promise<boolean> {
  if (navigator.serviceWorker?.controller) return true
  const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => null)
  return answer?.ok ?? false
}

/** A letter, Space or Enter, alone: not what moves the focus, nor what the browser has its own use for. */
const isPlainKey = ({ key, ctrlKey, altKey, metaKey, repeat, isComposing }: KeyboardEvent): boolean =>
  !(ctrlKey || altKey || metaKey || repeat || isComposing) && (key.length === 1 || key === 'Enter')

/** Comes back by any key, by Escape, and by itself once the page can be loaded; null leaves it (WBD62). */
export function useComingBack(comeBack: (() => void) | null): void {
  useEscape(comeBack)
  useEffect(() => {
    if (comeBack === null) return undefined
    const press = (event: KeyboardEvent) => {
      if (isPlainKey(event)) comeBack()
    }
    const look = async () => {
      if (await canBeLoaded()) comeBack()
    }
    const timer = setInterval(() => void look(), COMES_BACK_EVERY_MS)
    document.addEventListener('keydown', press)
    return () => {
      clearInterval(timer)
      document.removeEventListener('keydown', press)
    }
  }, [comeBack])
}
