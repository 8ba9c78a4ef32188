import type { TicketId } from '#shared/domain/ids'
import type { Commit } from '#shared/sync/effect'
import type { RowKey } from '#shared/sync/row'
import type { DirectoryKeeper } from './directory'
import type { Mirror } from './mirror'

export interface Removed {
  readonly tickets: readonly TicketId[]
  readonly directory: readonly RowKey[]
  readonly hasMessages: boolean
}

const TICKET = 'ticket:'
const MESSAGE = 'message:'

const NOTHING: Removed = { tickets: [], directory: [], hasMessages: false }

/** What a commit takes away: rows by name, and whole scopes except for what it puts back. */
export function removedBy(
  commit: Commit,
  mirror: Pick<Mirror, 'idsIn'>,
  keeper: Pick<DirectoryKeeper, 'keysIn'>,
): Removed {
  if (commit.remove.length + commit.wipe.length === 0) return NOTHING
  const put = new Set(commit.put.map(({ key }) => key))
  const wiped: RowKey[] = [
    ...mirror.idsIn(commit.wipe).map((id): RowKey => `${TICKET}${id}`),
    ...keeper.keysIn(commit.wipe),
  ]
  const gone = [...commit.remove, ...wiped].filter((key) => !put.has(key))
  return {
    tickets: gone.filter((key) => key.startsWith(TICKET)).map((key) => key.slice(TICKET.length) as TicketId),
    directory: gone.filter((key) => !key.startsWith(TICKET) && !key.startsWith(MESSAGE)),
    hasMessages: commit.wipe.length > 0 || gone.some((key) => key.startsWith(MESSAGE)),
  }
}
