import type { TicketId } from '#shared/domain/ids'
import type { BoardColumn } from '#shared/domain/savedView'

/** What a row is called by, in the order in which it is heard: what its checkbox is called is not among it (BRD213). */
const rowParts = [
  'checked',
  'clock',
  'metric',
  'priority',
  'id',
  'marks',
  'subject',
  'requester',
  'queue',
  'owner',
  'channel',
  'last',
] as const
export type RowPart = (typeof rowParts)[number]

/** The element of a row, or of a part of it. */
export const rowPartId = (ticket: TicketId, part?: RowPart): string =>
  part === undefined ? `row-${ticket}` : `row-${ticket}-${part}`

/** The elements whose texts are the name of a row, for `aria-labelledby`; those that it has not are passed over. What is hidden would be read by it as well. */
export function rowNameOf(ticket: TicketId, hidden: readonly BoardColumn[]): string {
  const unheard: readonly string[] = hidden
  return rowParts
    .filter((part) => !unheard.includes(part))
    .map((part) => rowPartId(ticket, part))
    .join(' ')
}
