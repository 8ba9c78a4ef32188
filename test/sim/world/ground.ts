import { aTicket } from '#kit/builders'
import type { Queue } from '#shared/domain/desk'
import { queueId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Ticket } from '#shared/domain/ticket'

export const QUEUES = ['network', 'desk', 'field'] as const
export const queueRows: readonly Queue[] = QUEUES.map((name) => ({ id: queueId(name), name }))

export const aTicketOf = (id: string, queue: string, openedAt: Instant): Ticket =>
  aTicket().id(id).inQueue(queue).openedAt(openedAt).build()
