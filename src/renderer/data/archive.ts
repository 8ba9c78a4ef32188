import type * as z from 'zod/mini'
import { fromOutside } from '#shared/domain/fromOutside'
import type { TicketId } from '#shared/domain/ids'
import {
  type ArchivedTicket,
  type ArchiveFound,
  archivedTicketSchema,
  archiveFoundSchema,
} from '#shared/protocol/archive'

/** The server could not be reached, or answered something that cannot be read. */
export interface Unreached {
  readonly kind: 'unreached'
}

/** Closed tickets: they are not kept here, so every question goes to the server. Neither verb rejects. */
export interface Archive {
  readonly search: (words: string, signal: AbortSignal) => Promise<ArchiveFound | Unreached>
  readonly read: (id: TicketId, signal: AbortSignal) => Promise<ArchivedTicket | Unreached>
}

export interface ArchiveOptions {
  readonly serverUrl: string
  readonly token: string
  readonly fetch?: typeof fetch
}

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
    search: (words, signal) => ask('search', { words }, archiveFoundSchema, signal),
    read: (id, signal) => ask('ticket', { id }, archivedTicketSchema, signal),
  }
}
