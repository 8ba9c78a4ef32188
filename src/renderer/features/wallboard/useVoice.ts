import { useCallback, useEffect, useRef, useState } from 'react'
import type { Wallboard } from '#shared/domain/wallboard'
import { spoken } from '#shared/words/say'
import { regularly } from '../../clock/regularly'
import { windowTimers } from '../../clock/timers'
import { windowReach } from '../../platform/windowReach'
import { createWallVoice, type WallVoice } from './wallVoice'

const LOOK_EVERY_MS = 1_000
/** Soon enough for whoever plugs loudspeakers in. */
const reachLooks = { afterMs: 0, everyMs: 10_000 }

/** Why a wallboard that should be heard cannot be: the browser waits for a press, or the computer has nothing to be heard by. */
export type Muteness = 'press' | 'device' | 'voice'

/** What is missing on this computer for what is wanted; null while it is not known, and where nothing is (WBD70). */
function useMissing({ speaks, sounds }: Pick<Wallboard, 'speaks' | 'sounds'>): Muteness | null {
  const [missing, setMissing] = useState<Muteness | null>(null)
  useEffect(() => {
    if (!speaks && !sounds) return undefined
    let isCurrent = true
    const look = async () => {
      const { hasAudioOutput, hasVoice } = await windowReach(window, 'granted')
      if (!isCurrent) return
      if (hasAudioOutput === false) setMissing('device')
      else setMissing(speaks && hasVoice === false ? 'voice' : null)
    }
    const looking = regularly({ timers: windowTimers, report: reportError }, reachLooks, look)
    return () => {
      isCurrent = false
      looking.close()
    }
  }, [speaks, sounds])
  return missing
}

/** How new breaches are told to ears, where the wallboard is set to. */
export function useVoice({ speaks, sounds }: Pick<Wallboard, 'speaks' | 'sounds'>): {
  readonly tell: (sentence: string) => void
  /** Null where it can be heard, or need not be. */
  readonly mutedBy: Muteness | null
} {
  const missing = useMissing({ speaks, sounds })
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
  const mutedBy = isSilenced ? 'press' : missing
  return { tell, mutedBy: isWanted ? mutedBy : null }
}
