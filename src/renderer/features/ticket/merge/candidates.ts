import type { TicketId } from '#shared/domain/ids'
import { canWorkIn } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import { mergedIntoOf } from '#shared/domain/sla/merging'
import { lastTouchedAt, type Requester, type Ticket } from '#shared/domain/ticket'
import { foldText } from '#shared/words/foldText'
import { soughtWords } from '#shared/words/soughtWords'
import type { TicketView } from '../../../data/deskData'

const MOST_OFFERED = 8

export const isSameRequester = (one: Requester, other: Requester): boolean =>
  one.name === other.name && one.organisation === other.organisation

function isSought({ id, subject, requester }: Ticket, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = foldText([id, subject, requester.name].join('\n'))
  return words.every((word) => text.includes(word))
}

/**
 * The tickets kept here that this one may become part of and that match what is typed (TKT40): those of the same
 * requester first, then what was touched last; a few only.
 */
export function mergeCandidates(
  source: Ticket,
  tickets: ReadonlyMap<TicketId, TicketView>,
  account: Account,
  sought: string,
): readonly Ticket[] {
  const words = soughtWords(sought)
  const open = [...tickets.values()]
    .map(({ ticket }) => ticket)
    .filter(({ id, status }) => id !== source.id && status !== 'closed')
    .filter((ticket) => canWorkIn(account, ticket.queue) && mergedIntoOf(ticket) === null)
    .filter((ticket) => isSought(ticket, words))
  const isOther = ({ requester }: Ticket): number => (isSameRequester(requester, source.requester) ? 0 : 1)
  return open
    .map((ticket) => ({ ticket, rank: isOther(ticket), touchedAt: lastTouchedAt(ticket) }))
    .toSorted((a, b) => a.rank - b.rank || b.touchedAt - a.touchedAt || (a.ticket.id < b.ticket.id ? -1 : 1))
    .slice(0, MOST_OFFERED)
    .map(({ ticket }) => ticket)
}
