import { isDone, type Ticket } from '#shared/domain/ticket'
import type { Directory } from '../data/deskData'

/** Whether a ticket stands still because its owner has left; one that is done needs nobody (TKT114). */
export const hasOwnerLeft = ({ owner, status }: Ticket, { left }: Pick<Directory, 'left'>): boolean =>
  owner !== null && !isDone(status) && left.has(owner.id)
