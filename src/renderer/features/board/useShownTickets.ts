import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Terms } from '#shared/domain/sla/terms'
import { useNow } from '../../clock/useNow'
import type { TicketMirror } from '../../data/deskData'
import { useDesk, useDirectory, useMirror, useWallClock } from '../../desk/deskContext'
import { nextClocksOf } from '../../desk/nextClocks'
import { useTerms } from '../../desk/useTerms'
import type { NextClockOf } from './bands'
import { useBoard } from './boardStore'
import { nothingFound, ticketsChosen } from './filters'
import { createSearching, type Searching } from './searching'
import { useFoundInMessages } from './useFoundInMessages'
import { changesByTime, type ViewContext } from './views'

/** When the hours of the desk's first policy end today; null where they are over. */
function closingAt(terms: Terms | null, now: Instant, dayEnd: Instant): Instant | null {
  const calendar = terms?.versions.at(-1)?.policies[0]?.calendar
  const closes = calendar?.prevOpen(dayEnd)
  return closes != null && closes > now ? closes : null
}

/** What the views need; the same object for a minute. */
export function useViewContext(): ViewContext {
  const { account } = useDesk()
  const { left } = useDirectory()
  const now = useNow('minute')
  const wall = useWallClock()
  const terms = useTerms()
  return useMemo(
    () => ({
      account,
      left,
      now,
      dayStart: wall.dayStart(now),
      leavesAt: closingAt(terms, now, wall.dayEnd(now)),
    }),
    [account, left, now, wall, terms],
  )
}

export const nextClockIn =
  (mirror: TicketMirror): NextClockOf =>
  (id) => {
    const view = mirror.byId.get(id)
    return view ? nextClocksOf(view).next : null
  }

/** A window is busy with them for about a millisecond, and rests in between. */
const TEXTS_AT_ONCE = 400
const REST_MS = 30

/** Reads what a search looks through before anybody types. */
function usePreparing({ prepare }: Searching): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const goOn = () => {
      if (prepare(TEXTS_AT_ONCE)) timer = setTimeout(goOn, REST_MS)
    }
    timer = setTimeout(goOn, REST_MS)
    return () => clearTimeout(timer)
  }, [prepare])
}

/**
 * The ids on the board now. Typing stays ahead of filtering: a long list is filtered at lower urgency. A cleared search
 * brings the list back at once, for the next key already acts on it.
 */
export function useShownTickets(context: ViewContext): readonly TicketId[] {
  const mirror = useMirror()
  const place = useBoard((board) => board.place)
  const filters = useBoard((board) => board.filters)
  const order = useBoard((board) => board.order)
  const typed = useBoard((board) => board.search)
  const followed = useDeferredValue(typed)
  const search = typed === '' ? typed : followed
  const inMessages = useFoundInMessages(search)
  const foundInMessages = search.trim() === '' ? nothingFound : inMessages
  const [first] = useState(context)
  // What such a place shows is not another from one minute to the next.
  const needed = changesByTime(place) ? context : first
  const { account } = context
  const searching = useMemo(
    () => createSearching(ticketsChosen(mirror, { place, filters, order }, { ...needed, account }), mirror),
    [mirror, place, filters, order, needed, account],
  )
  usePreparing(searching)
  return useMemo(() => searching.find(search, foundInMessages), [searching, search, foundInMessages])
}
