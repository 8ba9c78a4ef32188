import { type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { TicketMirror } from '../../data/deskData'
import { nextClocksOf } from '../../desk/nextClocks'
import { isInPlace, type ViewContext } from './views'

/** A context is another one every minute. */
const AHEAD_MS = 2 * MINUTE_MS

/**
 * When the promises of the tickets that the agent answers for ran out, or will while the context holds. Read from the
 * head of the due order, so that the tickets that are not due yet cost nothing.
 */
export function ownBreachesAhead(
  { inDueOrder, byId }: TicketMirror,
  context: ViewContext,
): readonly Instant[] {
  const until = plusMs(context.now, AHEAD_MS)
  const dues: Instant[] = []
  for (const id of inDueOrder) {
    const view = byId.get(id)
    if (!view) continue
    const { next } = nextClocksOf(view)
    if (next?.state !== 'running' || next.dueAt >= until) break
    if (isInPlace({ kind: 'view', id: 'mine' }, view, context, false)) dues.push(next.dueAt)
  }
  return dues
}
