import type { TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import { useBoard } from '../features/board/boardStore'

/** The ticket a key is for: the open one, or the selected one. */
export const ticketUnderKeys = (): TicketId | null =>
  useBoard.getState().opened ?? useBoard.getState().selected

/** The tickets a verb is for: the open one, all that are checked, or the selected one. */
export function verbTargets(): readonly TicketId[] {
  const { checked, opened } = useBoard.getState()
  if (opened === null && checked.size > 0) return [...checked]
  const one = ticketUnderKeys()
  return one === null ? [] : [one]
}

/** A second press, or the next verb for the ticket that has just left, comes sooner than somebody can look. */
const LOOK_MS = 500

/**
 * The ticket that came under the keys by itself, as its neighbour left, too short ago to be meant (BRD186). Told once,
 * it is: whoever presses again has read its number.
 */
export function takeCameJustNow(now: Instant): TicketId | null {
  const { inheritedAt, selected, select } = useBoard.getState()
  if (inheritedAt === null || now - inheritedAt >= LOOK_MS) return null
  select(selected)
  return selected
}
