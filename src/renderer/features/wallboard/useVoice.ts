import { useCallback, useEffect, useRef, useState } from 'react'
import type { Wallboard } from '#shared/domain/wallboard'
import { spoken } from '#shared/words/say'
import { createWallVoice, type WallVoice } from './wallVoice'

const LOOK_EVERY_MS = 1_000

/** How new breaches are told to ears, where the wallboard is set to. */
export function useVoice({ speaks, sounds }: Pick<Wallboard, 'speaks' | 'sounds'>): {
  readonly tell: (sentence: string) => void
  /** It should be heard, and the browser waits for a press before it lets it. */
  readonly isSilenced: boolean
} {
  const isWanted = speaks || sounds
  const voice = useRef<WallVoice | null>(null)
  const [isSilenced, setIsSilenced] = useState(false)
  useEffect(() => {
    if (!isWanted) return undefined
    const made = createWallVoice(window)
    voice.current = made
    const presses = new AbortController()
    for (const press of ['keydown', 'pointerdown']) window.addEventListener(press, made.allow, presses)
    const timer = setInterval(() => setIsSilenced(made.isSilenced()), LOOK_EVERY_MS)
    return () => {
      presses.abort()
      clearInterval(timer)
      made.close()
      voice.current = null
    }
  }, [isWanted])
  const tell = useCallback(
    (sentence: string) => {
      if (sounds) voice.current?.chime()
      if (speaks) voice.current?.speak(sentence, spoken())
    },
    [speaks, sounds],
  )
  return { tell, isSilenced: isWanted && isSilenced }
}
