import { paperId } from '#shared/domain/ids'
import type { Person } from '#shared/domain/person'
import type { Guide, ReplyTemplate } from '#shared/domain/replyTemplate'
import type { SavedView, TicketFilter } from '#shared/domain/savedView'

export const anyTicketFilter: TicketFilter = {
  queues: [],
  owners: [],
  priorities: [],
  statuses: [],
  tiers: [],
  channels: [],
  tags: [],
  search: '',
}

/** Somebody's own view of everything open, first on the rail. */
export const aSavedView = (owner: Person, name = 'first'): SavedView => ({
  id: paperId(`${owner.id}-${name}`),
  owner,
  title: 'Everything of mine',
  isShared: false,
  place: 0,
  filter: anyTicketFilter,
  order: 'next-breach',
  hiddenColumns: [],
  isRemoved: false,
})

const slug = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

/** A reply for every ticket. */
export const aTemplate = (title: string, changes: Partial<ReplyTemplate> = {}): ReplyTemplate => ({
  id: paperId(slug(title)),
  title,
  kind: 'reply',
  body: 'Hello {{firstName}}, we are looking at {{ticket}}.',
  queue: null,
  category: null,
  isRemoved: false,
  ...changes,
})

/** Two steps for every ticket. */
export const aGuide = (title: string, changes: Partial<Guide> = {}): Guide => ({
  id: paperId(slug(title)),
  title,
  steps: ['Ask since when', 'Ask who else has it'],
  queue: null,
  category: null,
  isRemoved: false,
  ...changes,
})
