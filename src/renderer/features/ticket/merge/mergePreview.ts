import { applyCommand } from '#shared/commands/catalogue'
import type { Refusal } from '#shared/commands/refusal'
import type { TicketId } from '#shared/domain/ids'
import { type Instant, later } from '#shared/domain/instant'
import { type Account, personOf } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { ClockDifference } from '#shared/domain/sla/difference'
import type { Terms } from '#shared/domain/sla/terms'
import { whatIf } from '#shared/domain/sla/whatIf'
import { lastTouchedAt, type Ticket } from '#shared/domain/ticket'

export interface MergeGround {
  readonly account: Account
  readonly terms: Terms | null
  readonly now: Instant
  readonly ticketOf: (id: TicketId) => Ticket | null
}

/** What merging would do now to the clocks of the ticket that goes on, by the very verb the agent would run (TKT41). */
export function previewMerge(
  source: Ticket,
  target: Ticket,
  { account, terms, now, ticketOf }: MergeGround,
): Result<readonly ClockDifference[], Refusal> {
  const at = [source, target].map(lastTouchedAt).reduce(later, now)
  const context = { actor: personOf(account), at, receivedAt: at, otherTicket: ticketOf }
  const result = applyCommand(source, 'merge', { into: target.id }, context)
  if (!result.ok) return refused(result.refusal)
  const after = result.value.changed ? result.value.other : undefined
  if (after === undefined || terms === null) return accepted([])
  return accepted(whatIf(target, terms, after.history.slice(target.history.length)).differences)
}
