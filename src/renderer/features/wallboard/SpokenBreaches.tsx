import { useEffect, useRef } from 'react'
import type { Instant } from '#shared/domain/instant'
import { announce } from '../../ui/announcements'
import { type BreachSpeech, breachesOf, hearBreaches, learnSilently } from './breachSpeech'
import type { WallDesk } from './wallDesk'

/** What the wall says: new breaches, politely; clocks themselves are silent. */
export function SpokenBreaches(props: {
  readonly desk: WallDesk
  readonly hasAll: boolean
  readonly now: Instant
  /** Told every new sentence once, for those who cannot see the screen. */
  readonly onSentence: (sentence: string) => void
}) {
  const { desk, hasAll, now, onSentence } = props
  const speech = useRef<BreachSpeech | null>(null)
  useEffect(() => {
    const breaches = breachesOf(desk, now)
    const before = speech.current
    if (!hasAll) speech.current = null
    else speech.current = before === null ? learnSilently(breaches) : hearBreaches(before, breaches, now)
    const present = speech.current
    if (!present || !before || present.spokenAt === before.spokenAt) return
    announce(present.sentence)
    onSentence(present.sentence)
  }, [desk, hasAll, now, onSentence])
  return null
}
