import type { SavedView } from '#shared/domain/savedView'
import type { Directory, Watchable } from '../../data/deskData'
import { type BoardStore, choicesOf, useBoard } from './boardStore'
import { type FilterName, noFilters } from './filters'

const filterNames = Object.keys(noFilters) as readonly FilterName[]
const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value) => b.includes(value))

export type Choices = Pick<BoardStore, 'filters' | 'order' | 'hiddenColumns'>

/** Whether the board shows what a view is. A search comes and goes with typing, and is not asked for. */
export const isShown = ({ filters, order, hiddenColumns }: Choices, view: SavedView): boolean =>
  order === view.order &&
  filterNames.every((name) => isSameSet(filters[name], view.filter[name])) &&
  isSameSet(hiddenColumns, view.hiddenColumns)

/** What the board becomes when the view that it shows becomes another: what was changed here stays (PAP22). */
export function followed(
  board: Choices & Pick<BoardStore, 'shownAs' | 'search'>,
  view: SavedView,
): Partial<BoardStore> {
  const { shownAs } = board
  if (shownAs === null || isShown(board, view)) return { shownAs: view }
  if (!isShown(board, shownAs)) return {}
  const isSearchKept = board.search !== shownAs.filter.search
  return { ...choicesOf(view), ...(isSearchKept ? { search: board.search } : {}) }
}

/** Keeps the board with the saved view that it shows, as that is saved elsewhere. Returns its undo. */
export function followShownView(directory: Watchable<Directory>): () => void {
  let seen = ''
  const look = () => {
    const board = useBoard.getState()
    const { place } = board
    const view = place.kind === 'saved' ? directory.get().views.find(({ id }) => id === place.id) : null
    const present = JSON.stringify(view ?? null)
    if (view && present !== seen) useBoard.setState(followed(board, view))
    seen = present
  }
  look()
  return directory.watch(look)
}
