import type { PersonId, TicketId } from '#shared/domain/ids'
import type { BoardOrder, TicketFilter } from '#shared/domain/savedView'
import { isDone, type Ticket } from '#shared/domain/ticket'
import { isNobodys } from '#shared/domain/whoseTicket'
import { foldText } from '#shared/words/foldText'
import { soughtWords } from '#shared/words/soughtWords'
import type { TicketMirror } from '../../data/deskData'
import { inOrderOf } from './boardOrder'
import { isInPlace, type Place, type ViewContext } from './views'

export type OwnerChoice = 'me' | 'nobody' | PersonId

/** What narrows a view further. An empty list means "any": a filter that is not set hides nothing (BRD7). */
export type Filters = Omit<TicketFilter, 'search'>
export type FilterName = keyof Filters

export const noFilters: Filters = {
  queues: [],
  owners: [],
  priorities: [],
  statuses: [],
  tiers: [],
  channels: [],
  tags: [],
}

export const isNarrowed = (filters: Filters): boolean =>
  Object.values(filters).some((choices) => choices.length > 0)

const isAny = (choices: readonly unknown[]): boolean => choices.length === 0

function ownerMatches(
  ticket: Ticket,
  owners: readonly OwnerChoice[],
  { account, left }: ViewContext,
): boolean {
  return owners.some((choice) => {
    if (choice === 'nobody') return isNobodys(ticket, left)
    return ticket.owner?.id === (choice === 'me' ? account.id : choice)
  })
}

const isAmong = <Value>(value: Value, choices: readonly Value[]): boolean =>
  isAny(choices) || choices.includes(value)

function passes(ticket: Ticket, filters: Filters, context: ViewContext): boolean {
  return (
    isAmong(ticket.queue, filters.queues) &&
    isAmong(ticket.priority, filters.priorities) &&
    isAmong(ticket.status, filters.statuses) &&
    isAmong(ticket.requester.tier, filters.tiers) &&
    isAmong(ticket.channel, filters.channels) &&
    (isAny(filters.tags) || filters.tags.some((tag) => ticket.tags.includes(tag))) &&
    (isAny(filters.owners) || ownerMatches(ticket, filters.owners, context))
  )
}

const searchable = new WeakMap<Ticket, string>()

/** Everything a search looks through, folded once per version of a ticket. */
export function searchableOf(ticket: Ticket): string {
  const found = searchable.get(ticket)
  if (found !== undefined) return found
  const { id, subject, requester, owner, tags } = ticket
  const names = [requester.name, requester.organisation ?? '', owner?.name ?? '']
  const text = foldText([id, subject, ...names, ...tags].join('\n'))
  searchable.set(ticket, text)
  return text
}

/** Whether every folded word stands in a folded text, in any order (BRD8). */
export const matching =
  (words: readonly string[]): ((text: string) => boolean) =>
  (text) =>
    words.every((word) => text.includes(word))

/** Every word must be found somewhere in the ticket, in any order (BRD8). */
export function searchFor(search: string): (ticket: Ticket) => boolean {
  const matches = matching(soughtWords(search))
  return (ticket) => matches(searchableOf(ticket))
}

/** What the board shows before anything is searched for. */
export interface Choice {
  readonly place: Place
  readonly filters: Filters
  readonly order: BoardOrder
}

/** The tickets to choose from, in the order asked for. */
export function ticketsChosen(
  mirror: TicketMirror,
  { place, filters, order }: Choice,
  context: ViewContext,
): readonly TicketId[] {
  const namesDone = filters.statuses.some(isDone)
  const narrows = isNarrowed(filters)
  const chosen = mirror.inDueOrder.filter((id) => {
    const view = mirror.byId.get(id)
    if (!view || !isInPlace(place, view, context, namesDone)) return false
    return !narrows || passes(view.ticket, filters, context)
  })
  return inOrderOf(order, chosen, mirror)
}

export const nothingFound: ReadonlySet<TicketId> = new Set()
