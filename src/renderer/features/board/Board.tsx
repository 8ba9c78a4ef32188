import { type ReactNode, type RefObject, useEffect, useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useDesk, useMirror } from '../../desk/deskContext'
import { useOnBeat } from '../../ui/useOnBeat'
import { BandSpeaker } from './BandSpeaker'
import { BoardHeader, NarrowHeader, usePlaceTitle } from './BoardHeader'
import { type Band, bandsAt, bandsKey, bandsOfKey, wholeBand } from './bands'
import { useBoard } from './boardStore'
import { ClosedMatches } from './ClosedMatches'
import { EmptyList } from './EmptyList'
import { FilterBar } from './FilterBar'
import { followShownView } from './followView'
import { KeyHints, type OfferedVerb } from './KeyHints'
import { NarrowRail } from './NarrowRail'
import { OpenElsewhere } from './OpenElsewhere'
import { ownBreachesAhead } from './ownBreaches'
import { Rail } from './Rail'
import { OwnWindow } from './rowPresses'
import { TicketList } from './TicketList'
import { useCheckedAloud, useOpenedAloud, useShownAloud } from './useBoardAloud'
import { useCheckedInSight, useListMoves, useSteadySelection, useTakenBackSelected } from './useListMoves'
import { nextClockIn, useShownTickets, useViewContext } from './useShownTickets'
import type { ViewContext } from './views'

/** The bands at the present beat; the same array until a ticket changes band. */
function useBands(ids: readonly TicketId[], isInDueOrder: boolean): readonly Band[] {
  const nextClockOf = nextClockIn(useMirror())
  const key = useOnBeat((now) => (isInDueOrder ? bandsKey(bandsAt(ids, nextClockOf, now)) : ''))
  return useMemo(
    () => (isInDueOrder ? bandsOfKey(key) : wholeBand(ids.length)),
    [key, isInDueOrder, ids.length],
  )
}

const noTickets: readonly TicketId[] = []
/** What a tab in the background is called: first how many promises are past due of those the agent answers for. */
function useTitle(context: ViewContext): string {
  const mirror = useMirror()
  const ahead = useMemo(() => ownBreachesAhead(mirror, context), [mirror, context])
  const breached = useOnBeat((now) => ahead.filter((dueAt) => dueAt < now).length)
  return [breached === 0 ? '' : say('board:breachedTitle', { count: breached }), usePlaceTitle(), 'T-Minus']
    .filter(Boolean)
    .join(' · ')
}

export interface BoardProps {
  readonly freshness: ReactNode
  readonly accountMenu: ReactNode
  readonly searchField: RefObject<HTMLInputElement | null>
  /** Counts presses of the filter key. */
  readonly filterRequest: number
  readonly onVerb: (verb: OfferedVerb) => void
  readonly onKeys: () => void
  readonly onPalette: () => void
  readonly onWallboard: () => void
  readonly onSettings: () => void
  readonly onTicketWindow: (ticket: TicketId) => void
}

/** The countdown board: rail, filters and the list; beside an open ticket only a narrow rail and list. */
export function Board(props: BoardProps) {
  const context = useViewContext()
  const { directory } = useDesk()
  useEffect(() => followShownView(directory), [directory])
  const ids = useShownTickets(context)
  const isInDueOrder = useBoard((board) => board.order === 'next-breach')
  const bands = useBands(ids, isInDueOrder)
  const isNarrow = useBoard((board) => board.opened !== null)
  useListMoves(ids, bands, useSteadySelection(ids))
  useCheckedInSight(ids)
  useTakenBackSelected()
  useShownAloud(ids.length)
  useCheckedAloud()
  useOpenedAloud()
  const list =
    ids.length === 0 ? (
      <EmptyList />
    ) : (
      <OwnWindow value={props.onTicketWindow}>
        <TicketList ids={ids} bands={bands} isNarrow={isNarrow} />
      </OwnWindow>
    )
  const title = <title>{useTitle(context)}</title>
  if (isNarrow) {
    return (
      <>
        {title}
        <NarrowRail accountMenu={props.accountMenu} onSettings={props.onSettings} />
        <section className="narrow" aria-label={say('board:tickets')}>
          <NarrowHeader count={ids.length} freshness={props.freshness} />
          {list}
          <BandSpeaker ids={isInDueOrder ? ids : noTickets} />
        </section>
      </>
    )
  }
  return (
    <>
      {title}
      <Rail context={context} onWallboard={props.onWallboard} onSettings={props.onSettings} />
      <main className="main">
        <BoardHeader
          freshness={props.freshness}
          accountMenu={props.accountMenu}
          searchField={props.searchField}
        />
        <FilterBar openRequest={props.filterRequest} />
        {list}
        <OwnWindow value={props.onTicketWindow}>
          <OpenElsewhere />
          <ClosedMatches />
        </OwnWindow>
        <KeyHints onVerb={props.onVerb} onKeys={props.onKeys} onPalette={props.onPalette} />
        <BandSpeaker ids={isInDueOrder ? ids : noTickets} />
      </main>
    </>
  )
}
