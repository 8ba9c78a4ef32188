import * as z from 'zod/mini'
import { ticketIdSchema } from '#shared/domain/ids'
import { type Instant, instantSchema } from '#shared/domain/instant'
import { metricSchema } from '#shared/domain/sla/agreement'
import type { Clock } from '#shared/domain/sla/clock'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import type { Terms } from '#shared/domain/sla/terms'
import { differencesBetween } from '#shared/domain/sla/whatIf'
import { isDone, type Ticket } from '#shared/domain/ticket'

/** One clock that would change: its due instants, null where it has none, being paused or not promised. */
const movedDueSchema = z.readonly(
  z.strictObject({
    ticket: ticketIdSchema,
    metric: metricSchema,
    was: z.nullable(instantSchema),
    willBe: z.nullable(instantSchema),
  }),
)
export type MovedDue = z.infer<typeof movedDueSchema>

/** What other terms would do to the tickets that are open. */
export const termsPreviewSchema = z.readonly(
  z.strictObject({
    openTickets: z.int(),
    changedTickets: z.int(),
    /** Due instants that would be others, come or go. */
    dueTimes: z.int(),
    /** Clocks that stand still and would have more or less left. */
    pausedClocks: z.int(),
    /** Of the due instants, those that would be past at once and are not now. */
    breachedAtOnce: z.int(),
    /** The first to fall due. */
    examples: z.readonly(z.array(movedDueSchema)),
  }),
)
export type TermsPreview = z.infer<typeof termsPreviewSchema>

const EXAMPLES = 10

const dueAtOf = (clock: Clock | undefined): Instant | null =>
  clock?.state === 'running' ? clock.dueAt : null

/** Compares every open ticket's clocks under two terms (R26); `at` is when the second ones take effect. */
export async function previewTerms(
  tickets: AsyncIterable<Ticket>,
  before: Terms,
  after: Terms,
  at: Instant,
): Promise<TermsPreview> {
  const moved: MovedDue[] = []
  let [openTickets, changedTickets, pausedClocks] = [0, 0, 0]
  for await (const ticket of tickets) {
    if (isDone(ticket.status)) continue
    openTickets += 1
    const changes = changesOf(ticket, before, after)
    if (changes.moved.length + changes.pausedClocks > 0) changedTickets += 1
    moved.push(...changes.moved)
    pausedClocks += changes.pausedClocks
  }
  const isBreachedAtOnce = ({ was, willBe }: MovedDue) =>
    willBe !== null && willBe < at && (was === null || was >= at)
  return {
    openTickets,
    changedTickets,
    dueTimes: moved.length,
    pausedClocks,
    breachedAtOnce: moved.filter(isBreachedAtOnce).length,
    examples: moved.toSorted((a, b) => firstDue(a) - firstDue(b)).slice(0, EXAMPLES),
  }
}

const firstDue = ({ was, willBe }: MovedDue): number =>
  Math.min(was ?? Number.POSITIVE_INFINITY, willBe ?? Number.POSITIVE_INFINITY)

function changesOf(ticket: Ticket, before: Terms, after: Terms) {
  const clocksBefore = evaluateTicket(ticket, before)
  const clocksAfter = evaluateTicket(ticket, after)
  const moved: MovedDue[] = []
  let pausedClocks = 0
  for (const { kind, metric, cycle } of differencesBetween(clocksBefore, clocksAfter)) {
    const named = (clock: Clock) => clock.metric === metric && clock.cycle === cycle
    const was = dueAtOf(clocksBefore.find(named))
    const willBe = dueAtOf(clocksAfter.find(named))
    if (was !== willBe) moved.push({ ticket: ticket.id, metric, was, willBe })
    else if (kind === 'remaining-changed') pausedClocks += 1
  }
  return { moved, pausedClocks }
}
