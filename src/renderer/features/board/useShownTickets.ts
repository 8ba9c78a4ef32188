import { useDeferredValue, useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useNow } from '../../clock/useNow'
import type { TicketMirror } from '../../data/deskData'
import { useDesk, useMirror, useWallClock } from '../../desk/deskContext'
import { nextClocksOf } from '../../desk/nextClocks'
import type { NextClockOf } from './bands'
import { useBoard } from './boardStore'
import { ticketsShown } from './filters'
import type { ViewContext } from './views'

/** What the views need; the same object until the desk's day changes. */
export function useViewContext(): ViewContext {
  const { account } = useDesk()
  const now = useNow('minute')
  const dayStart = useWallClock().dayStart(now)
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
