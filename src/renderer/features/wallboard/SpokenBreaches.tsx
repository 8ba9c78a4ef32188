import { useEffect, useState } from 'react'
import type { Instant } from '#shared/domain/instant'
import { type BreachSpeech, breachesOf, hearBreaches, learnSilently } from './breachSpeech'
import type { WallTicket } from './wallTickets'

/** The one live region of the wall: new breaches, politely; clocks themselves are silent. */
export function SpokenBreaches(props: {
  readonly tickets: readonly WallTicket[]
  readonly hasAll: boolean
  readonly now: Instant
}) {
  const { tickets, hasAll, now } = props
  const [speech, setSpeech] = useState<BreachSpeech | null>(null)
  useEffect(() => {
    const breaches = breachesOf(tickets, now)
    setSpeech((before) => {
      if (!hasAll) return null
      return before === null ? learnSilently(breaches) : hearBreaches(before, breaches, now)
    })
  }, [tickets, hasAll, now])
  return (
    <p className="unseen" role="status" aria-live="polite">
      {speech?.sentence ?? ''}
    </p>
  )
}
