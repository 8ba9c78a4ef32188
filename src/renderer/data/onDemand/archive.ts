import type * as z from 'zod/mini'
import { fromOutside } from '#shared/domain/fromOutside'
import type { QueueId, TicketId } from '#shared/domain/ids'
import {
  type ArchivedTicket,
  type ArchiveFound,
  archivedTicketSchema,
  archiveFoundSchema,
  type QueueSizes,
  queueSizesSchema,
} from '#shared/protocol/archive'
import { asMeant } from '#shared/words/soughtWords'

/** The server could not be reached, or answered something that cannot be read. */
export interface Unreached {
  readonly kind: 'unreached'
}

/** What is not kept here, so every question goes to the server. No verb rejects. */
export interface Archive {
  readonly search: (words: string, signal: AbortSignal) => Promise<ArchiveFound | Unreached>
  /** Open tickets of queues that are not kept here. */
  readonly searchOpen: (
    words: string,
    queues: readonly QueueId[],
    signal: AbortSignal,
  ) => Promise<ArchiveFound | Unreached>
  /** What keeping each queue takes. */
  readonly sizes: (signal: AbortSignal) => Promise<QueueSizes | Unreached>
  readonly read: (id: TicketId, signal: AbortSignal) => Promise<ArchivedTicket | Unreached>
}

export interface ArchiveOptions {
  readonly serverUrl: string
  readonly token: string
  readonly fetch?: typeof fetch
}

/** Unseen characters alone find nothing, and are no fault of the question. */
const soughtOf = (typed: string): string => asMeant(typed) || typed

const UNREACHED: Unreached = { kind: 'unreached' }

export function createArchive(options: ArchiveOptions): Archive {
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  const ask = async <Answer>(
    path: string,
    question: object,
    schema: z.ZodMiniType<Answer>,
    signal: AbortSignal,
  ): Promise<Answer | Unreached> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${options.token}` }
    const sent = { method: 'POST', headers, body: JSON.stringify(question), signal }
    try {
      const response = await request(`${options.serverUrl}/api/archive/${path}`, sent)
      const answer = fromOutside(schema, await response.json())
      return answer.ok ? answer.value : UNREACHED
    } catch {
      // No network, a broken answer and a question that was taken back all come to the same: nothing was found out.
      return UNREACHED
    }
  }
  return {
    search: (typed, signal) => ask('search', { words: soughtOf(typed) }, archiveFoundSchema, signal),
    searchOpen: (typed, queues, signal) =>
      ask('open', { words: soughtOf(typed), queues }, archiveFoundSchema, signal),
    sizes: (signal) => ask('sizes', {}, queueSizesSchema, signal),
    read: (id, signal) => ask('ticket', { id }, archivedTicketSchema, signal),
  }
}
