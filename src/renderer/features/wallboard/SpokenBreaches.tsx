import { useEffect, useRef } from 'react'
import type { Instant } from '#shared/domain/instant'
import { type BreachSpeech, breachesOf, hearBreaches, learnSilently } from './breachSpeech'
import type { WallDesk } from './wallDesk'

/** The one live region of the wall: new breaches, politely; clocks themselves are silent. */
export function SpokenBreaches(props: {
  readonly desk: WallDesk
  readonly hasAll: boolean
  readonly now: Instant
}) {
  const { desk, hasAll, now } = props
  const speech = useRef<BreachSpeech | null>(null)
  const region = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const breaches = breachesOf(desk, now)
    const before = speech.current
    if (!hasAll) speech.current = null
    else speech.current = before === null ? learnSilently(breaches) : hearBreaches(before, breaches, now)
    const sentence = speech.current?.sentence ?? ''
    if (region.current && region.current.textContent !== sentence) region.current.textContent = sentence
  }, [desk, hasAll, now])
  return <p className="unseen" role="status" aria-live="polite" ref={region} />
}
