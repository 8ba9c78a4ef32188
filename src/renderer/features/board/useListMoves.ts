import { useEffect, useRef } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useDesk, useDirectory } from '../../desk/deskContext'
import { tellNothingSelected } from '../../desk/nothingSelected'
import { useTakenBack } from '../../desk/takenBack'
import { useKeys } from '../../ui/keys/useKeys'
import { focusList, rowsOfPage } from '../../ui/listFocus'
import { useNotices } from '../../ui/notices'
import type { Band } from './bands'
import { densities, useBoard } from './boardStore'
import { viewIds } from './views'

/** Where the keys stand: on a row, or at the place in the list that the selected ticket has just left. */
export interface ListPlace {
  readonly row: number | null
  readonly lastRow: number
}

/** Keeps a row selected: when the selected ticket leaves the list, its neighbour in the same place takes over. */
export function useSteadySelection(ids: readonly TicketId[]): () => ListPlace {
  const selected = useBoard((board) => board.selected)
  const opened = useBoard((board) => board.opened)
  const { now } = useDesk()
  const lastRow = useRef(0)
  const row = selected === null ? -1 : ids.indexOf(selected)
  useEffect(() => {
    if (row >= 0) {
      lastRow.current = row
      return
    }
    // A ticket that is being read stays open even when it has left the view.
    if (opened !== null) return
    if (selected === null) return useBoard.getState().select(ids[0] ?? null)
    const heir = ids[Math.min(lastRow.current, ids.length - 1)]
    useBoard.getState().inherit(heir ?? null, now())
  }, [ids, row, selected, opened, now])
  return () => ({ row: row >= 0 ? row : null, lastRow: lastRow.current })
}

/** What was taken back is under the keys again, unless a ticket is being read (BRD187). */
export function useTakenBackSelected(): void {
  useEffect(
    () =>
      useTakenBack.subscribe(({ last }) => {
        const { opened, select } = useBoard.getState()
        if (last !== null && opened === null) select(last.ticket)
      }),
    [],
  )
}

/** A row that has left the list is no longer checked: no verb acts on what cannot be seen (BRD22). */
export function useCheckedInSight(ids: readonly TicketId[]): void {
  useEffect(() => {
    const { checked, toggleChecked } = useBoard.getState()
    if (checked.size === 0) return
    const shown = new Set(ids)
    const hidden = [...checked].filter((id) => !shown.has(id))
    if (hidden.length > 0) toggleChecked(hidden)
  }, [ids])
}

interface Moves {
  readonly next: () => void
  readonly previous: () => void
  readonly pageDown: () => void
  readonly pageUp: () => void
  readonly top: () => void
  readonly bottom: () => void
  readonly nextBand: () => void
  /** The band in which the keys stand. */
  readonly bandNow: () => Band | undefined
}

function movesOver(ids: readonly TicketId[], bands: readonly Band[], placeNow: () => ListPlace): Moves {
  const goTo = (row: number) => {
    const id = ids[Math.max(0, Math.min(row, ids.length - 1))]
    if (id === undefined) return
    useBoard.getState().select(id)
    // A button pressed with the mouse keeps the focus, and would take the Enter meant for the row.
    focusList()
  }
  const rowNow = () => {
    const { row, lastRow } = placeNow()
    return row ?? lastRow
  }
  const bandNow = () => bands.find((band) => rowNow() >= band.from && rowNow() < band.until)
  return {
    next: () => {
      const { row, lastRow } = placeNow()
      goTo(row === null ? lastRow : row + 1)
    },
    previous: () => goTo(rowNow() - 1),
    pageDown: () => goTo(rowNow() + rowsOfPage()),
    pageUp: () => goTo(rowNow() - rowsOfPage()),
    top: () => goTo(0),
    bottom: () => goTo(ids.length - 1),
    nextBand: () => goTo(bandNow()?.until ?? 0),
    bandNow,
  }
}

function changeDensity(): void {
  const { density, setDensity } = useBoard.getState()
  setDensity(densities[(densities.indexOf(density) + 1) % densities.length] ?? 'regular')
}

function showView(number: number): void {
  const view = viewIds[number - 1]
  if (view !== undefined) useBoard.getState().go({ kind: 'view', id: view })
}

/** The keys that move over the list and check rows. */
export function useListMoves(
  ids: readonly TicketId[],
  bands: readonly Band[],
  placeNow: () => ListPlace,
): void {
  const { views: saved } = useDirectory()
  const { bandNow, ...moves } = movesOver(ids, bands, placeNow)
  useKeys(
    {
      ...moves,
      open: () => {
        const { selected, open } = useBoard.getState()
        if (selected === null) tellNothingSelected()
        else open(selected)
      },
      select: () => {
        const { selected, toggleChecked } = useBoard.getState()
        if (selected === null) tellNothingSelected()
        else toggleChecked([selected])
      },
      selectBand: () => {
        const band = bandNow()
        if (band) useBoard.getState().toggleChecked(ids.slice(band.from, band.until))
        else tellNothingSelected()
      },
      density: changeDensity,
    },
    showView,
    (number) => {
      const view = saved[number - 1]
      if (view) useBoard.getState().goToSaved(view)
      else useNotices.getState().say(say('savedView:noneOfNumber', { number }))
    },
  )
}
