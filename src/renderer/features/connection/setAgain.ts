import type { Setting } from '#shared/commands/races'
import { assertNever } from '#shared/domain/assertNever'
import type { TicketId } from '#shared/domain/ids'
import type { Verbs } from '../../desk/useVerbs'

/** Sets again what was replaced. */
export function setAgain(
  verbs: Pick<Verbs, 'plain' | 'assign' | 'choose'>,
  ticket: TicketId,
  mine: Setting,
): Promise<boolean> {
  switch (mine.field) {
    case 'priority':
      return verbs.choose('changePriority', ticket, { to: mine.to })
    case 'owner':
      return verbs.assign(ticket, mine.to)
    case 'queue':
      return verbs.choose('moveToQueue', ticket, { to: mine.to })
    case 'wait': {
      const { to } = mine
      if (to === 'waiting-vendor' || to === 'waiting-problem' || to === 'waiting-evidence') {
        return verbs.choose('waitFor', ticket, { status: to })
      }
      return verbs.plain(to === 'waiting-customer' ? 'waitForCustomer' : 'resume', ticket)
    }
    default:
      return assertNever(mine)
  }
}
