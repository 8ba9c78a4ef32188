import type { QueueId } from '#shared/domain/ids'
import { createFirstLook, type FirstLook } from '../disk/firstLook'
import { isIdentified, leftOutOf, type OutboxTables } from './outboxTables'
import { type Unsettled, unsettledOf } from './unsettled'

/** What a window shows of an outbox before anything else. */
export interface OutboxSeen extends Unsettled {
  readonly leftOut: readonly QueueId[]
}

export const lookIntoOutbox = (): FirstLook =>
  createFirstLook(['identity', 'commands', 'refused', 'parked'], Promise.resolve())

/** Null unless all of it can be read. */
export async function outboxSeenBy(look: FirstLook): Promise<OutboxSeen | null> {
  const rows = await look.seen()
  const of = (table: keyof OutboxTables): readonly unknown[] => rows?.get(table) ?? []
  if (!isIdentified(of('identity'))) return null
  const unsettled = unsettledOf(of('commands'), of('refused'), of('parked'))
  return unsettled && { ...unsettled, leftOut: leftOutOf(of('identity')) }
}
