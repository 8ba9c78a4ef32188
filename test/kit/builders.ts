import type { Desk } from '#shared/domain/desk'
import { messageId, personId, queueId, ticketId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import type { Account, Actor, Person, Role } from '#shared/domain/person'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import type { Channel, Priority, Status, Ticket, TicketEvent, Tier } from '#shared/domain/ticket'

/** An ISO text with a zone ("2026-03-02T09:00Z") as an instant. */
export const at = (iso: string): Instant => {
  const epochMs = Date.parse(iso)
  if (Number.isNaN(epochMs)) throw new Error(`Not an instant: ${iso}`)
  return instant(epochMs)
}

/** Somebody of the desk; the id is made from the name. */
export const aPerson = (name = 'Jonas Berg'): Person => ({
  id: personId(name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')),
  name,
})

export const anAgent = (name = 'Jonas Berg'): Extract<Actor, { kind: 'agent' }> => ({
  kind: 'agent',
  person: aPerson(name),
})
export const aRequester = (name = 'Ada Nyman'): Actor => ({ kind: 'requester', name })
export const theSystem = (name = 'T-Minus'): Actor => ({ kind: 'system', name })

export const anAccount = (name = 'Jonas Berg', role: Role = 'agent'): Account => ({
  ...aPerson(name),
  email: `${aPerson(name).id}@desk.example`,
  role,
  queues: 'all',
})

/** Mon-Fri 08:00-16:00 with the default targets; UTC unless told otherwise. */
export const aDesk = (changes: Partial<Desk> = {}, timezone = 'UTC'): Desk => ({
  ...defaultDesk('Test desk', timezone),
  ...changes,
})

const stamp = (when: Instant, by: Actor) => ({ at: when, receivedAt: when, by })

/** One history entry each; `receivedAt` equals `at` unless `heardAt` changes it. */
export const event = {
  opened: (when: Instant, by: Actor = aRequester()): TicketEvent => ({ type: 'opened', ...stamp(when, by) }),
  acknowledged: (when: Instant, by: Actor = anAgent()): TicketEvent => ({
    type: 'acknowledged',
    ...stamp(when, by),
  }),
  assigned: (when: Instant, to: Person | null = aPerson(), by: Actor = anAgent()): TicketEvent => ({
    type: 'assigned',
    ...stamp(when, by),
    to,
  }),
  moved: (when: Instant, from: string, to: string, by: Actor = anAgent()): TicketEvent => ({
    type: 'moved',
    ...stamp(when, by),
    from: queueId(from),
    to: queueId(to),
  }),
  statusChanged: (when: Instant, from: Status, to: Status, by: Actor = anAgent()): TicketEvent => ({
    type: 'statusChanged',
    ...stamp(when, by),
    from,
    to,
  }),
  priorityChanged: (when: Instant, from: Priority, to: Priority, by: Actor = anAgent()): TicketEvent => ({
    type: 'priorityChanged',
    ...stamp(when, by),
    from,
    to,
  }),
  replied: (when: Instant, by: Actor = anAgent(), message: string | null = null): TicketEvent => ({
    type: 'replied',
    ...stamp(when, by),
    messageId: message === null ? null : messageId(message),
  }),
  noted: (when: Instant, by: Actor = anAgent(), message: string | null = null): TicketEvent => ({
    type: 'noted',
    ...stamp(when, by),
    messageId: message === null ? null : messageId(message),
  }),
  customerReplied: (when: Instant, by: Actor = aRequester(), message: string | null = null): TicketEvent => ({
    type: 'customerReplied',
    ...stamp(when, by),
    messageId: message === null ? null : messageId(message),
  }),
  touched: (when: Instant, by: Actor = theSystem()): TicketEvent => ({ type: 'touched', ...stamp(when, by) }),
}

/** The same event as it looks when the server heard of it only later (offline work). */
export const heardAt = (entry: TicketEvent, receivedAt: Instant): TicketEvent => ({ ...entry, receivedAt })

/** A ticket under construction. Every step answers a new builder, so a started one may be shared. */
export interface TicketBuilder {
  readonly id: (text: string) => TicketBuilder
  readonly about: (subject: string) => TicketBuilder
  readonly requestedBy: (name: string, tier?: Tier, organisation?: string | null) => TicketBuilder
  readonly inQueue: (queue: string) => TicketBuilder
  readonly through: (channel: Channel) => TicketBuilder
  readonly categorised: (category: string | null) => TicketBuilder
  /** The priority and status it has from the first moment. */
  readonly priority: (priority: Priority) => TicketBuilder
  readonly status: (status: Status) => TicketBuilder
  readonly ownedBy: (owner: Person | null) => TicketBuilder
  readonly openedAt: (when: Instant, by?: Actor) => TicketBuilder
  readonly acknowledgedAt: (when: Instant, by?: Actor) => TicketBuilder
  readonly repliedAt: (when: Instant, by?: Actor) => TicketBuilder
  readonly customerRepliedAt: (when: Instant, by?: Actor) => TicketBuilder
  readonly notedAt: (when: Instant, by?: Actor) => TicketBuilder
  readonly statusAt: (when: Instant, to: Status, by?: Actor) => TicketBuilder
  readonly priorityAt: (when: Instant, to: Priority, by?: Actor) => TicketBuilder
  readonly assignedAt: (when: Instant, to: Person | null, by?: Actor) => TicketBuilder
  /** Any history entries, as they are, at the end of the server's order. */
  readonly with: (...entries: readonly TicketEvent[]) => TicketBuilder
  readonly build: () => Ticket
}

const blankTicket: Ticket = {
  id: ticketId('20418'),
  subject: 'VPN drops after the update',
  requester: { name: 'Ada Nyman', organisation: null, tier: 'standard' },
  queue: queueId('service-desk'),
  priority: 'P3',
  status: 'new',
  owner: null,
  channel: 'email',
  category: null,
  assetClass: null,
  tags: [],
  openedAt: at('2026-03-02T09:00Z'),
  history: [event.opened(at('2026-03-02T09:00Z'))],
}

/** A new P3 ticket, opened on Monday 2 March 2026 at 09:00 UTC by its requester. */
export const aTicket = (ticket: Ticket = blankTicket): TicketBuilder => {
  const changed = (changes: Partial<Ticket>) => aTicket({ ...ticket, ...changes })
  const happened = (entry: TicketEvent, changes: Partial<Ticket> = {}) =>
    changed({ ...changes, history: [...ticket.history, entry] })
  return {
    id: (text) => changed({ id: ticketId(text) }),
    about: (subject) => changed({ subject }),
    requestedBy: (name, tier = 'standard', organisation = null) =>
      changed({ requester: { name, organisation, tier } }),
    inQueue: (queue) => changed({ queue: queueId(queue) }),
    through: (channel) => changed({ channel }),
    categorised: (category) => changed({ category }),
    priority: (priority) => changed({ priority }),
    status: (status) => changed({ status }),
    ownedBy: (owner) => changed({ owner }),
    openedAt: (when, by = aRequester(ticket.requester.name)) =>
      changed({
        openedAt: when,
        history: [event.opened(when, by), ...ticket.history.filter((entry) => entry.type !== 'opened')],
      }),
    acknowledgedAt: (when, by) => happened(event.acknowledged(when, by)),
    repliedAt: (when, by) => happened(event.replied(when, by)),
    customerRepliedAt: (when, by) => happened(event.customerReplied(when, by)),
    notedAt: (when, by) => happened(event.noted(when, by)),
    statusAt: (when, to, by) => happened(event.statusChanged(when, ticket.status, to, by), { status: to }),
    priorityAt: (when, to, by) =>
      happened(event.priorityChanged(when, ticket.priority, to, by), { priority: to }),
    assignedAt: (when, to, by) => happened(event.assigned(when, to, by), { owner: to }),
    with: (...entries) => changed({ history: [...ticket.history, ...entries] }),
    build: () => ticket,
  }
}
