import type { PersonId } from './ids'
import type { Person } from './person'
import { isDone, type Ticket } from './ticket'

/** Those who have left the desk. */
export type WhoLeft = Pick<ReadonlyMap<PersonId, unknown>, 'has'>

export const nobodyLeft: WhoLeft = new Map<PersonId, unknown>()

type Held = Pick<Ticket, 'owner' | 'status'>

/** Whether a ticket stands still because its owner has left; one that is done needs nobody (TKT114). */
export const hasOwnerLeft = ({ owner, status }: Held, left: WhoLeft): boolean =>
  owner !== null && !isDone(status) && left.has(owner.id)

/** Whether there is nobody who moves a ticket: it has no owner, or one who has left (BRD219). */
export const isNobodys = (ticket: Held, left: WhoLeft): boolean =>
  ticket.owner === null || hasOwnerLeft(ticket, left)

/** Whether it is for this agent to move a ticket: it is theirs or nobody's. */
export const answersFor = (ticket: Held, agent: Pick<Person, 'id'>, left: WhoLeft): boolean =>
  isNobodys(ticket, left) || ticket.owner?.id === agent.id
