import type { Account } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import type { Live, Part } from '#shared/protocol/messages'
import type { PackedPart } from '#shared/protocol/packedPart'
import type { Row, ScopeHead } from '#shared/protocol/rows'
import type { SyncStore } from '../db/store'

/** A display shows figures: it is told of tickets and never of what was written in them (SEC110). */
export const seesMessages = ({ role }: Pick<Account, 'role'>): boolean => role !== 'display'

const isNoMessage = (row: Row): boolean => (row.live ? row.entity.kind : row.kind) !== 'message'

export const liveWithoutMessages = (live: Live): Live => ({ ...live, rows: live.rows.filter(isNoMessage) })

export function partWithoutMessages(part: Part | PackedPart): Part | PackedPart {
  const rows = part.rows.filter(isNoMessage)
  if (part.kind === 'part') return { ...part, rows }
  return { ...part, rows, pages: part.pages.filter(({ kind }) => kind !== 'message') }
}

/** Counts and digests of just the rows that the account is told of. */
export const headsFor = (
  store: Pick<SyncStore, 'heads' | 'headsWithoutMessages'>,
  account: Pick<Account, 'role'>,
  scopes: readonly Scope[],
): Promise<Readonly<Record<Scope, ScopeHead>>> =>
  seesMessages(account) ? store.heads(scopes) : store.headsWithoutMessages(scopes)
