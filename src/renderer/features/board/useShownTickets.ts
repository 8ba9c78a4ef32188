import { useDeferredValue, useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import { useNow } from '../../clock/useNow'
import type { TicketMirror } from '../../data/deskData'
import { useDesk, useMirror, useWallClock } from '../../desk/deskContext'
import { nextClocksOf } from '../../desk/nextClocks'
import type { WallClock } from '../../ui/wallClock'
import type { NextClockOf } from './bands'
import { useBoard } from './boardStore'
import { ticketsShown } from './filters'
import type { ViewContext } from './views'

/** The desk's last midnight by its own wall clock; a day on which the zone shifts may be an hour off until noon. */
export function dayStartOf(now: Instant, clock: WallClock): Instant {
  const [hours = 0, minutes = 0, seconds = 0] = clock.time(now).split(':').map(Number)
  return instant(Math.floor(now / 1000) * 1000 - ((hours * 60 + minutes) * 60 + seconds) * 1000)
}

/** What the views need; the same object until the desk's day changes. */
export function useViewContext(): ViewContext {
  const { account } = useDesk()
  const dayStart = dayStartOf(useNow('minute'), useWallClock())
  return useMemo(() => ({ account, dayStart }), [account, dayStart])
}

export const nextClockIn =
  (mirror: TicketMirror): NextClockOf =>
  (id) => {
    const view = mirror.byId.get(id)
    return view ? nextClocksOf(view).next : null
  }

/**
 * The ids on the board now. Typing stays ahead of filtering: a long list is filtered at lower urgency. A cleared search
 * brings the list back at once, for the next key already acts on it.
 */
export function useShownTickets(context: ViewContext): readonly TicketId[] {
  const mirror = useMirror()
  const place = useBoard((board) => board.place)
  const filters = useBoard((board) => board.filters)
  const typed = useBoard((board) => board.search)
  const followed = useDeferredValue(typed)
  const search = typed === '' ? typed : followed
  return useMemo(
    () => ticketsShown(mirror, { place, filters, search }, context),
    [mirror, place, filters, search, context],
  )
}
