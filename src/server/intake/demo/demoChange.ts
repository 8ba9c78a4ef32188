import type { TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Ticket } from '#shared/domain/ticket'
import type { TicketWrite } from '../../db/store'

export type ReadTicket = (id: TicketId) => Promise<Ticket | null>

/** What happens next on the demo desk: wait `afterMs`, then `make` it and write what comes back. */
export interface DemoChange {
  readonly afterMs: number
  /**
   * Reads what it needs, and answers the tickets to write whole, each with its new messages only; none when
   * there was nothing to do. Never throws for tickets that others changed meanwhile.
   */
  readonly make: (now: Instant, readTicket: ReadTicket) => Promise<readonly TicketWrite[]>
}
