import { useEffect, useRef } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useNow } from '../../clock/useNow'
import { useMirror } from '../../desk/deskContext'
import { announce } from '../../ui/announcements'
import { type Crossing, hear, silence } from './bandSpeech'
import { crossedBetween } from './bands'
import { nextClockIn } from './useShownTickets'

/** Says which shown ticket became more urgent; drawn by itself, as it hears every beat. */
export function BandSpeaker({ ids }: { readonly ids: readonly TicketId[] }) {
  const mirror = useMirror()
  const now = useNow()
  const before = useRef(now)
  const speech = useRef(silence)
  useEffect(() => {
    if (now === before.current) return
    const clockOf = nextClockIn(mirror)
    const crossed = crossedBetween(ids, clockOf, before.current, now).flatMap(({ id, level }): Crossing[] => {
      const clock = clockOf(id)
      return clock ? [{ id, metric: clock.metric, level }] : []
    })
    before.current = now
    const heard = hear(speech.current, crossed, now)
    if (heard.spokenAt !== speech.current.spokenAt) announce(heard.sentence)
    speech.current = heard
  }, [ids, mirror, now])
  return null
}
