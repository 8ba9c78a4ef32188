import type { ArchivedTicket } from '#shared/protocol/archive'
import type { Unreached } from '../../data/onDemand/archive'

type Answer = Exclude<ArchivedTicket, { kind: 'ticket' }> | Unreached | null

/** The sentence for a ticket that is not kept here; null while the server is being asked. */
export const archivedKey = (answer: Answer) => `ticket:archived.${answer?.kind ?? 'asking'}` as const
