import * as z from 'zod/mini'
import { create } from 'zustand'
import { paperIdSchema, queueIdSchema, type TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import {
  type BoardColumn,
  type BoardOrder,
  boardColumnSchema,
  boardOrderSchema,
  type SavedView,
  savedViewSchema,
  ticketFilterSchema,
} from '#shared/domain/savedView'
import { forgetStored, readStored, writeStored } from '../../ui/stored'
import { type Filters, noFilters } from './filters'
import { type Place, viewIds } from './views'

export const densities = ['compact', 'regular', 'roomy'] as const
export type Density = (typeof densities)[number]

const filtersSchema = z.omit(ticketFilterSchema.def.innerType, { search: true })

/** What of the board outlives a reload. What an earlier release kept is read as far as it goes. */
const keptSchema = z.object({
  place: z.union([
    z.object({ kind: z.literal('view'), id: z.enum(viewIds) }),
    z.object({ kind: z.literal('saved'), id: paperIdSchema }),
    z.object({ kind: z.literal('queue'), id: queueIdSchema }),
  ]),
  /** Of an earlier release fewer were kept: those it did not have are not set. */
  filters: z.pipe(
    z.transform((value) =>
      typeof value === 'object' && value !== null ? { ...noFilters, ...value } : value,
    ),
    filtersSchema,
  ),
  order: z._default(boardOrderSchema, 'next-breach'),
  hiddenColumns: z._default(z.array(boardColumnSchema), []),
  hiddenElsewhere: z._default(z.array(boardColumnSchema), []),
  density: z.enum(densities),
  shownAs: z._default(z.nullable(savedViewSchema), null),
  /** An earlier release did not keep whose it is. */
  deskKey: z._default(z.nullable(z.string()), null),
})
const KEY = 'tminus.board'

export interface BoardStore {
  /** Whose board it is, and at which server; null until a desk is open. */
  readonly deskKey: string | null
  readonly place: Place
  readonly filters: Filters
  readonly order: BoardOrder
  /** The saved view that is shown, as it was when its choices were taken over; null for none. */
  readonly shownAs: SavedView | null
  readonly hiddenColumns: readonly BoardColumn[]
  /** What is hidden outside of saved views, kept while one is shown. */
  readonly hiddenElsewhere: readonly BoardColumn[]
  readonly density: Density
  readonly search: string
  /** The row the keys act on. */
  readonly selected: TicketId | null
  /** Since when the keys are on a row that nobody chose: its neighbour had left the list. Null on a chosen row. */
  readonly inheritedAt: Instant | null
  /** The ticket in the pane; null while the board has the whole window. */
  readonly opened: TicketId | null
  readonly checked: ReadonlySet<TicketId>
  readonly go: (place: Place) => void
  /** Goes to a saved view and shows it as it was saved. */
  readonly goToSaved: (view: SavedView) => void
  readonly filter: (change: Partial<Filters>) => void
  readonly sortBy: (order: BoardOrder) => void
  readonly toggleColumn: (column: BoardColumn) => void
  readonly setDensity: (density: Density) => void
  readonly setSearch: (search: string) => void
  readonly select: (id: TicketId | null) => void
  /** The keys come to this row by themselves, as the one under them has left the list. */
  readonly inherit: (id: TicketId | null, at: Instant) => void
  readonly open: (id: TicketId) => void
  readonly closeTicket: () => void
  readonly toggleChecked: (ids: readonly TicketId[]) => void
  readonly clearChecked: () => void
}

const kept = readStored(KEY, keptSchema)
const nothingChecked: ReadonlySet<TicketId> = new Set()

/** Checks all of them, or none when all were checked. */
function toggled(checked: ReadonlySet<TicketId>, ids: readonly TicketId[]): ReadonlySet<TicketId> {
  const isAllChecked = ids.every((id) => checked.has(id))
  const next = new Set(checked)
  for (const id of ids) {
    if (isAllChecked) next.delete(id)
    else next.add(id)
  }
  return next
}

const elsewhere = {
  opened: null,
  selected: null,
  inheritedAt: null,
  search: '',
  shownAs: null,
  checked: nothingChecked,
} as const

/** What a saved view makes of the board. */
export const choicesOf = (shownAs: SavedView) => {
  const { filter, order, hiddenColumns } = shownAs
  const { search, ...filters } = filter
  return { shownAs, filters, search, order, hiddenColumns }
}

/** What was shown of a saved view is left with it; the filters of the other places stay on from one to the next. */
const leaving = ({ place, hiddenElsewhere }: BoardStore): Partial<BoardStore> =>
  place.kind === 'saved' ? { filters: noFilters, order: 'next-breach', hiddenColumns: hiddenElsewhere } : {}

const afresh = {
  ...elsewhere,
  deskKey: null,
  place: { kind: 'view', id: 'mine' },
  filters: noFilters,
  order: 'next-breach',
  hiddenColumns: [],
  hiddenElsewhere: [],
  density: 'regular',
} as const

export const useBoard = create<BoardStore>((set) => ({
  ...afresh,
  ...kept,
  search: kept?.shownAs?.filter.search ?? '',
  go: (place) => set((board) => ({ ...leaving(board), ...elsewhere, place })),
  goToSaved: (view) =>
    set((board) => ({
      ...elsewhere,
      ...choicesOf(view),
      place: { kind: 'saved', id: view.id },
      hiddenElsewhere: board.place.kind === 'saved' ? board.hiddenElsewhere : board.hiddenColumns,
    })),
  filter: (change) => set(({ filters }) => ({ filters: { ...filters, ...change } })),
  sortBy: (order) => set({ order }),
  toggleColumn: (column) =>
    set(({ hiddenColumns }) => ({
      hiddenColumns: hiddenColumns.includes(column)
        ? hiddenColumns.filter((other) => other !== column)
        : [...hiddenColumns, column],
    })),
  setDensity: (density) => set({ density }),
  setSearch: (search) => set({ search }),
  select: (selected) =>
    set(({ opened }) => ({ selected, inheritedAt: null, opened: opened === null ? null : selected })),
  inherit: (selected, inheritedAt) => set({ selected, inheritedAt }),
  open: (id) => set({ selected: id, inheritedAt: null, opened: id }),
  closeTicket: () => set({ opened: null }),
  toggleChecked: (ids) => set(({ checked }) => ({ checked: toggled(checked, ids) })),
  clearChecked: () => set({ checked: nothingChecked }),
}))

const outlives = ({
  deskKey,
  place,
  filters,
  order,
  shownAs,
  hiddenColumns,
  hiddenElsewhere,
  density,
}: BoardStore) => ({
  deskKey,
  place,
  filters,
  order,
  shownAs,
  hiddenColumns,
  hiddenElsewhere,
  density,
})

useBoard.subscribe((board, before) => {
  const [next, last] = [outlives(board), outlives(before)]
  const isSame =
    next.deskKey === last.deskKey &&
    next.place === last.place &&
    next.filters === last.filters &&
    next.order === last.order &&
    next.shownAs === last.shownAs &&
    next.hiddenColumns === last.hiddenColumns &&
    next.density === last.density
  if (!isSame) writeStored(KEY, next)
})

/**
 * Takes the board for a desk that opens. What another person left on it, or somebody at another server, a view of
 * theirs, a search, an open ticket, is not shown (BRD261); how high the rows are stays with the computer.
 */
export function takeBoard(deskKey: string): void {
  const { deskKey: before, density } = useBoard.getState()
  const isAnothers = before !== null && before !== deskKey
  useBoard.setState({ ...(isAnothers ? { ...afresh, density } : {}), deskKey })
}

/** Back to what somebody new sees: filters, searches and views tell of whoever set them (TKT92). */
export function forgetBoard(): void {
  useBoard.setState(afresh)
  forgetStored(KEY)
}
