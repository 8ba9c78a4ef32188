import type { PersonId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { lastSnoozeOf, type Snooze, sleepEnd } from '#shared/domain/snooze'
import type { Ticket } from '#shared/domain/ticket'
import type { TicketView } from '../data/deskData'

interface KnownSnooze {
  readonly person: PersonId
  readonly snooze: Snooze | null
}
const knownSnoozes = new WeakMap<Ticket, KnownSnooze>()

/** The agent's own snooze of a ticket at this time; its history is read once per version of the ticket. */
export function ownSnooze(view: TicketView, account: Pick<Account, 'id'>, now: Instant): Snooze | null {
  const { ticket } = view
  let known = knownSnoozes.get(ticket)
  if (known?.person !== account.id) {
    known = { person: account.id, snooze: lastSnoozeOf(ticket, account.id) }
    knownSnoozes.set(ticket, known)
  }
  const { snooze } = known
  if (snooze === null || snooze.until <= now) return null
  return sleepEnd(snooze, view.clocks) < now ? null : snooze
}
