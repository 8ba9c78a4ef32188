import type { QueueId } from './ids'
import type { Account } from './person'
import { orgScope, papersScope, personScope, queueOfScope, queueScope, type Scope } from './scope'

export const canSeeQueue = (account: Account, queue: QueueId): boolean =>
  account.queues === 'all' || account.queues.includes(queue)

/**
 * Everybody sees the organisation and themselves; queues by their list, and a display not their archives (SEC124). Missing
 * and forbidden look alike.
 */
export function canSeeScope(account: Account, scope: Scope): boolean {
  if (scope === orgScope) return true
  if (scope === papersScope) return account.role !== 'display'
  if (scope === personScope(account.id)) return true
  const queue = queueOfScope(scope)
  if (queue === null || !canSeeQueue(account, queue)) return false
  return account.role !== 'display' || scope === queueScope(queue)
}

/** A display shows and never acts; everybody else may work on tickets of the queues they see. */
export const canWorkIn = (account: Account, queue: QueueId): boolean =>
  account.role !== 'display' && canSeeQueue(account, queue)

/** Who writes what the whole desk uses: templates, guides, displays. */
export const canSupervise = ({ role }: Pick<Account, 'role'>): boolean =>
  role === 'supervisor' || role === 'admin'
