import * as z from 'zod/mini'
import { create } from 'zustand'
import { personIdSchema, queueIdSchema, type TicketId } from '#shared/domain/ids'
import { prioritySchema } from '#shared/domain/ticket'
import { readStored, writeStored } from '../../ui/stored'
import { type Filters, noFilters } from './filters'
import { type Place, viewIds } from './views'

export const densities = ['compact', 'regular', 'roomy'] as const
export type Density = (typeof densities)[number]

/** What of the board outlives a reload. */
const keptSchema = z.object({
  place: z.union([
    z.object({ kind: z.literal('view'), id: z.enum(viewIds) }),
    z.object({ kind: z.literal('queue'), id: queueIdSchema }),
  ]),
  filters: z.object({
    queues: z.array(queueIdSchema),
    owners: z.array(z.union([z.literal('me'), z.literal('nobody'), personIdSchema])),
    priorities: z.array(prioritySchema),
  }),
  density: z.enum(densities),
})
const KEY = 'tminus.board'

export interface BoardStore {
  readonly place: Place
  readonly filters: Filters
  readonly density: Density
  readonly search: string
  /** The row the keys act on. */
  readonly selected: TicketId | null
  /** The ticket in the pane; null while the board has the whole window. */
  readonly opened: TicketId | null
  readonly checked: ReadonlySet<TicketId>
  readonly go: (place: Place) => void
  readonly filter: (change: Partial<Filters>) => void
  readonly setDensity: (density: Density) => void
  readonly setSearch: (search: string) => void
  readonly select: (id: TicketId | null) => void
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

export const useBoard = create<BoardStore>((set) => ({
  place: kept?.place ?? { kind: 'view', id: 'mine' },
  filters: kept?.filters ?? noFilters,
  density: kept?.density ?? 'regular',
  search: '',
  selected: null,
  opened: null,
  checked: nothingChecked,
  go: (place) => set({ place, opened: null, selected: null, search: '', checked: nothingChecked }),
  filter: (change) => set(({ filters }) => ({ filters: { ...filters, ...change } })),
  setDensity: (density) => set({ density }),
  setSearch: (search) => set({ search }),
  select: (selected) => set(({ opened }) => ({ selected, opened: opened === null ? null : selected })),
  open: (id) => set({ selected: id, opened: id }),
  closeTicket: () => set({ opened: null }),
  toggleChecked: (ids) => set(({ checked }) => ({ checked: toggled(checked, ids) })),
  clearChecked: () => set({ checked: nothingChecked }),
}))

useBoard.subscribe(({ place, filters, density }, before) => {
  if (place === before.place && filters === before.filters && density === before.density) return
  writeStored(KEY, { place, filters, density })
})
