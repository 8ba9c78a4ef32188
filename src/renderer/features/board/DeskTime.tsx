import { useMemo } from 'react'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import { useWallClock } from '../../desk/deskContext'
import { zoneHere } from '../../platform/zoneHere'
import { createWallClock } from '../../ui/wallClock'

/** "New York" of "America/New_York": the place that a zone is named by. */
const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** The desk's time, and whose it is where this computer shows another one (BRD204). */
export function DeskTime() {
  const desk = useWallClock()
  const here = useMemo(() => createWallClock(zoneHere()), [])
  const now = useNow()
  const isAnotherHere = here.minute(now) !== desk.minute(now)
  const title = isAnotherHere
    ? say('board:deskTimeAway', { zone: desk.zone, here: here.minute(now) })
    : say('board:deskTime', { zone: desk.zone })
  return (
    <time className="now" dateTime={new Date(now).toISOString()} title={title}>
      {desk.time(now)}
      {isAnotherHere ? <span className="desk-place"> {placeOf(desk.zone)}</span> : null}
    </time>
  )
}
