import { canSeeScope } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import type { Scope } from '#shared/domain/scope'
import type { MemoryTables } from '../server/memoryTables'
import { accountIn } from '../server/serverProcess'
import type { DeskSeat, DeskSocket } from '../server/socketDesk'
import { Violation } from '../world/violation'

/** Nothing leaves the server for somebody who may not see it at that moment (SIM8); epochs only rise (SIM11). */
export interface SendingCheck {
  readonly check: (socket: DeskSocket, event: string, payload: unknown) => void
  /** The server was set back: it may let in what it let in before. */
  readonly forget: () => void
}

const scopesSpokenOf = (event: string, payload: unknown): readonly Scope[] => {
  if (typeof payload !== 'object' || payload === null) return []
  if (event === 'live' && 'scope' in payload) return [payload.scope as Scope]
  if (event === 'pull answered' && 'rows' in payload && 'scope' in payload) return [payload.scope as Scope]
  if ('heads' in payload && payload.heads !== null) return Object.keys(payload.heads as object) as Scope[]
  return []
}

/**
 * What is told unasked is judged by the account as the tables have it. An answer is judged by the account as its
 * connection knows it: the tables may change between the reading and the sending.
 */
function accountFor(tables: MemoryTables, event: string, seat: DeskSeat | null): Account | null {
  if (seat === null) return null
  return event === 'live' ? accountIn(tables, seat.token) : seat.account
}

export function createSendingCheck(tables: () => MemoryTables): SendingCheck {
  /** The highest epoch that was let in, by client. */
  const letIn = new Map<string, number>()
  return {
    check: (socket, event, payload) => {
      checkScopes(tables(), socket, event, payload)
      const { seat } = socket.data
      if (seat && event === 'hello answered' && isWelcome(payload)) checkEpoch(letIn, seat)
    },
    forget: () => letIn.clear(),
  }
}

const isWelcome = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'kind' in payload && payload.kind === 'welcome'

function checkEpoch(letIn: Map<string, number>, { client, epoch }: DeskSeat): void {
  const before = letIn.get(client) ?? 0
  if (epoch <= before) throw new Violation('SIM11', `${client} was let in with ${epoch} after ${before}`)
  letIn.set(client, epoch)
}

function checkScopes(tables: MemoryTables, { id, data }: DeskSocket, event: string, payload: unknown): void {
  const scopes = scopesSpokenOf(event, payload)
  if (scopes.length === 0) return
  const account = accountFor(tables, event, data.seat ?? null)
  for (const scope of scopes) {
    if (account !== null && canSeeScope(account, scope)) continue
    throw new Violation('SIM8', `${event} of ${scope} was sent to ${id}, who may not see it`)
  }
}
