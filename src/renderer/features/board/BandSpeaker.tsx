import { useEffect, useRef, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useNow } from '../../clock/useNow'
import { useMirror } from '../../desk/deskContext'
import { type Crossing, hear, silence } from './bandSpeech'
import { crossedBetween } from './bands'
import { nextClockIn } from './useShownTickets'

/** The one polite voice of the board: says which shown ticket became more urgent. */
export function BandSpeaker({ ids }: { readonly ids: readonly TicketId[] }) {
  const mirror = useMirror()
  const now = useNow()
  const before = useRef(now)
  const [speech, setSpeech] = useState(silence)
  useEffect(() => {
    if (now === before.current) return
    const clockOf = nextClockIn(mirror)
    const crossed = crossedBetween(ids, clockOf, before.current, now).flatMap(({ id, level }): Crossing[] => {
      const clock = clockOf(id)
      return clock ? [{ id, metric: clock.metric, level }] : []
    })
    before.current = now
    setSpeech((current) => hear(current, crossed, now))
  }, [ids, mirror, now])
  return (
    <p className="unseen" role="status" aria-live="polite">
      {speech.sentence}
    </p>
  )
}
