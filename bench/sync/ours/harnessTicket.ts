import type { TicketWrite } from '#server/db/store'
import { messageId, personId, queueId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import type { Actor, Person } from '#shared/domain/person'
import type { Priority, Status, Ticket } from '#shared/domain/ticket'

/** A ticket as the harness makes and compares it: about a kilobyte of JSON, most of it `body`. */
export interface HarnessTicket {
  readonly id: string
  readonly subject: string
  readonly body: string
  readonly queue: string
  readonly team: string
  readonly status: string
  readonly priority: number
  readonly assignee: string
  readonly requester: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly slaDueAt: number
  readonly tags: string
  readonly rev: number
  readonly stamp: number
}
/** What the harness changes of a ticket. */
export type HarnessPatch = Partial<Pick<HarnessTicket, 'status' | 'assignee' | 'updatedAt' | 'rev' | 'stamp'>>

/** The fields that a ticket of ours has no place for travel as its asset class, which no index of words reads. */
type Carried = Pick<HarnessTicket, 'team' | 'updatedAt' | 'slaDueAt' | 'tags' | 'rev' | 'stamp'>

const statusOf: Readonly<Record<string, Status>> = {
  new: 'new',
  open: 'active',
  pending: 'waiting-customer',
  on_hold: 'waiting-vendor',
  resolved: 'resolved',
}
const harnessStatus = new Map(Object.entries(statusOf).map(([theirs, ours]) => [ours, theirs]))
const priorities: readonly Priority[] = ['P1', 'P2', 'P3', 'P4']

const assigneeOf = (name: string): Person => ({ id: personId(name), name })
const carriedIn = (ticket: Ticket): Carried => JSON.parse(ticket.assetClass ?? '{}')

/** The ticket as ours: what was asked for lies in its conversation, as the desk's own intakes file it. */
export function carry(told: HarnessTicket): TicketWrite {
  const at = instant(told.createdAt)
  const by: Actor = { kind: 'requester', name: told.requester }
  const { team, updatedAt, slaDueAt, tags, rev, stamp } = told
  const ticket: Ticket = {
    id: ticketId(told.id),
    subject: told.subject,
    requester: { name: told.requester, organisation: null, tier: 'standard' },
    queue: queueId(told.queue),
    priority: priorities[told.priority - 1] ?? 'P4',
    status: statusOf[told.status] ?? 'new',
    owner: assigneeOf(told.assignee),
    assetClass: JSON.stringify({ team, updatedAt, slaDueAt, tags, rev, stamp } satisfies Carried),
    tags: [],
    channel: 'email',
    category: null,
    openedAt: at,
    history: [{ type: 'opened', at, receivedAt: at, by }],
  }
  const message: Message = {
    id: messageId(`m-${told.id}`),
    ticketId: ticket.id,
    at,
    receivedAt: at,
    by,
    visibility: 'public',
    isAutomatic: false,
    isLate: false,
    body: told.body,
  }
  return { ticket, messages: [message] }
}

/** Which of the harness's changes a ticket shows. */
export const stampOf = (ticket: Ticket): number => carriedIn(ticket).stamp

/**
 * The harness's form of a ticket of ours and the body of its first message. Field by field: V8 makes a new hidden class for
 * nearly every field that follows a spread, which cost more than taking the change.
 */
export function uncarry(ticket: Ticket, body: string): HarnessTicket {
  const { team, updatedAt, slaDueAt, tags, rev, stamp } = carriedIn(ticket)
  return {
    id: ticket.id,
    subject: ticket.subject,
    body,
    queue: ticket.queue,
    team,
    status: harnessStatus.get(ticket.status) ?? 'new',
    priority: priorities.indexOf(ticket.priority) + 1,
    assignee: ticket.owner?.name ?? '',
    requester: ticket.requester.name,
    createdAt: ticket.openedAt,
    updatedAt,
    slaDueAt,
    tags,
    rev,
    stamp,
  }
}

/** A change of the harness as a change of our ticket; its history grows by the caller's event. */
export function patched(ticket: Ticket, { status, assignee, ...carried }: HarnessPatch): Ticket {
  return {
    ...ticket,
    status: status === undefined ? ticket.status : (statusOf[status] ?? ticket.status),
    owner: assignee === undefined ? ticket.owner : assigneeOf(assignee),
    assetClass: JSON.stringify({ ...carriedIn(ticket), ...carried }),
  }
}
