import { useEffect, useRef } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useKeys } from '../../ui/keys/useKeys'
import type { Band } from './bands'
import { densities, useBoard } from './boardStore'
import { type ViewId, viewIds } from './views'

/** Keeps a row selected: when the selected ticket leaves the list, its neighbour in the same place takes over. */
export function useSteadySelection(ids: readonly TicketId[]): void {
  const selected = useBoard((board) => board.selected)
  const opened = useBoard((board) => board.opened)
  const place = useRef(0)
  const row = selected === null ? -1 : ids.indexOf(selected)
  useEffect(() => {
    if (row >= 0) {
      place.current = row
      return
    }
    // A ticket that is being read stays open even when it has left the view.
    if (opened !== null) return
    const heir = selected === null ? ids[0] : ids[Math.min(place.current, ids.length - 1)]
    useBoard.getState().select(heir ?? null)
  }, [ids, row, selected, opened])
}

/** The keys that move over the list and check rows. */
export function useListMoves(ids: readonly TicketId[], bands: readonly Band[]): void {
  const board = useBoard.getState
  const rowNow = () => {
    const { selected } = board()
    return selected === null ? -1 : ids.indexOf(selected)
  }
  const goTo = (row: number) => {
    const id = ids[Math.max(0, Math.min(row, ids.length - 1))]
    if (id !== undefined) board().select(id)
  }
  const bandNow = () => bands.find((band) => rowNow() >= band.from && rowNow() < band.until)
  const showView = (view: ViewId | undefined) => {
    if (view !== undefined) board().go({ kind: 'view', id: view })
  }
  useKeys(
    {
      next: () => goTo(rowNow() + 1),
      previous: () => goTo(rowNow() - 1),
      top: () => goTo(0),
      bottom: () => goTo(ids.length - 1),
      nextBand: () => goTo(bandNow()?.until ?? 0),
      open: () => {
        const { selected, open } = board()
        if (selected !== null) open(selected)
      },
      select: () => {
        const { selected, toggleChecked } = board()
        if (selected !== null) toggleChecked([selected])
      },
      selectBand: () => {
        const band = bandNow()
        if (band) board().toggleChecked(ids.slice(band.from, band.until))
      },
      density: () => {
        const at = densities.indexOf(board().density)
        board().setDensity(densities[(at + 1) % densities.length] ?? 'regular')
      },
    },
    (number) => showView(viewIds[number - 1]),
  )
}
