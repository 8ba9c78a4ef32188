import type { IncomingMessage } from 'node:http'
import type * as z from 'zod/mini'
import type { Account } from '#shared/domain/person'
import {
  type ArchivedTicket,
  type ArchiveFound,
  archiveLimits,
  archiveSearchSchema,
  archiveTicketSchema,
  openSearchSchema,
  type QueueSizes,
  queueSizesAskedSchema,
} from '#shared/protocol/archive'
import type { Authority } from '../auth/createAuthority'
import type { ArchiveStore } from '../db/archiveStore'
import { type Answer, json } from './answer'
import { askerOf } from './askerOf'
import { readJson } from './readJson'

export interface ArchiveRoutePorts {
  readonly store: ArchiveStore
  readonly authority: Pick<Authority, 'accountOf'>
}

type ArchiveRoute = (request: IncomingMessage) => Promise<Answer>

/** Tickets that a console does not keep over HTTP, for whoever is signed in, of the queues the account may see. */
export function createArchiveRoutes(ports: ArchiveRoutePorts): Readonly<Record<string, ArchiveRoute>> {
  const { store } = ports
  return {
    'POST /api/archive/search': asked(ports, archiveSearchSchema, async (account, { words }) => {
      const { found } = archiveLimits
      const tickets = await store.searchArchive(account, words, found + 1)
      const isMore = tickets.length > found
      return { kind: 'found', tickets: tickets.slice(0, found), isMore } satisfies ArchiveFound
    }),
    'POST /api/archive/open': asked(ports, openSearchSchema, async (account, { words, queues }) => {
      const { found } = archiveLimits
      const tickets = await store.searchOpen(account, words, queues, found + 1)
      const isMore = tickets.length > found
      return { kind: 'found', tickets: tickets.slice(0, found), isMore } satisfies ArchiveFound
    }),
    'POST /api/archive/sizes': asked(ports, queueSizesAskedSchema, async (account) => {
      return { kind: 'sizes', queues: await store.queueSizes(account) } satisfies QueueSizes
    }),
    'POST /api/archive/ticket': asked(ports, archiveTicketSchema, async (account, { id }) => {
      const read = await store.readArchived(account, id)
      const answer: ArchivedTicket = read ? { kind: 'ticket', ...read } : { kind: 'unknown' }
      return answer
    }),
  }
}

/** A route for whoever is signed in: the session first, so that a stranger learns nothing from the form of a body. */
const asked =
  <Body>(
    ports: ArchiveRoutePorts,
    schema: z.ZodMiniType<Body>,
    answerTo: (account: Account, body: Body) => Promise<ArchiveFound | ArchivedTicket | QueueSizes>,
  ): ArchiveRoute =>
  async (request) => {
    const asker = await askerOf(ports, request)
    if (asker === null) return json(401, { kind: 'reauth' })
    const { account } = asker
    if (account.role === 'display') return json(403, { kind: 'not-allowed' })
    const body = await readJson(request, schema, archiveLimits.bodyBytes)
    if (body.ok) return json(200, await answerTo(account, body.value))
    const detail =
      body.refusal.kind === 'invalid' ? body.refusal.detail : 'The question is longer than allowed.'
    return json(body.refusal.kind === 'invalid' ? 400 : 413, { kind: 'invalid', detail })
  }
