import type { PersonId, QueueId, TicketId } from '#shared/domain/ids'
import type { Account } from '#shared/domain/person'
import type { Priority, Ticket } from '#shared/domain/ticket'
import type { TicketMirror } from '../../data/deskData'
import { isInPlace, type Place, type ViewContext } from './views'

export type OwnerChoice = 'me' | 'nobody' | PersonId

/** What narrows a view further. An empty list means "any": a filter that is not set hides nothing (BRD7). */
export interface Filters {
  readonly queues: readonly QueueId[]
  readonly owners: readonly OwnerChoice[]
  readonly priorities: readonly Priority[]
}

export const noFilters: Filters = { queues: [], owners: [], priorities: [] }

export const isNarrowed = ({ queues, owners, priorities }: Filters): boolean =>
  queues.length + owners.length + priorities.length > 0

const isAny = (choices: readonly unknown[]): boolean => choices.length === 0

function ownerMatches(ticket: Ticket, owners: readonly OwnerChoice[], account: Account): boolean {
  return owners.some((choice) => {
    if (choice === 'nobody') return ticket.owner === null
    return ticket.owner?.id === (choice === 'me' ? account.id : choice)
  })
}

function passes(ticket: Ticket, filters: Filters, account: Account): boolean {
  return (
    (isAny(filters.queues) || filters.queues.includes(ticket.queue)) &&
    (isAny(filters.priorities) || filters.priorities.includes(ticket.priority)) &&
    (isAny(filters.owners) || ownerMatches(ticket, filters.owners, account))
  )
}

const searchable = new WeakMap<Ticket, string>()

/** Everything a search looks through, folded once per version of a ticket. */
function searchableOf(ticket: Ticket): string {
  const found = searchable.get(ticket)
  if (found !== undefined) return found
  const { id, subject, requester, owner } = ticket
  const text = fold([id, subject, requester.name, requester.organisation ?? '', owner?.name ?? ''].join('\n'))
  searchable.set(ticket, text)
  return text
}

/** Lower case without accents, so that "dvorak" finds Dvořák. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** Every word must be found somewhere in the ticket, in any order (BRD8). */
export function searchFor(search: string): (ticket: Ticket) => boolean {
  const words = fold(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return () => true
  return (ticket) => {
    const text = searchableOf(ticket)
    return words.every((word) => text.includes(word))
  }
}

interface Selection {
  readonly place: Place
  readonly filters: Filters
  readonly search: string
}

/** The tickets to show, in the mirror's order. */
export function ticketsShown(
  mirror: TicketMirror,
  { place, filters, search }: Selection,
  context: ViewContext,
): readonly TicketId[] {
  const matches = searchFor(search)
  return mirror.inDueOrder.filter((id) => {
    const ticket = mirror.byId.get(id)?.ticket
    if (!ticket || !isInPlace(place, ticket, context)) return false
    return passes(ticket, filters, context.account) && matches(ticket)
  })
}
