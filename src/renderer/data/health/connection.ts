import { type Instant, instant, plusMs } from '#shared/domain/instant'
import type { ConsoleState, ScopeState } from '#shared/sync/state'
import type { Connection } from '../deskData'

/** What the machine's state does not hold: when, and whether a first attempt has failed yet. */
export interface ConnectionMemory {
  readonly hasFailed: boolean
  readonly since: Instant
  readonly nextTryAt: Instant | null
}

const isFirstLoad = (scope: ScopeState): boolean =>
  scope.isBehind && (scope.cursor === 0 || scope.cursor < scope.floor)

function loading(scopes: readonly ScopeState[]): Connection {
  let loadedRows = 0
  let expectedRows = 0
  for (const scope of scopes) {
    loadedRows += scope.count
    expectedRows += scope.expectedRows
  }
  return { kind: 'loading', loadedRows: Math.min(loadedRows, expectedRows), expectedRows }
}

/** The connection as the agent should see it. Trying again is still offline: the banner must not flicker. */
export function connectionOf(state: ConsoleState, memory: ConnectionMemory): Connection {
  const { link } = state
  switch (link.kind) {
    case 'stopped':
      return link.why === 'not-started' ? { kind: 'connecting' } : { kind: link.why }
    case 'live': {
      const scopes = [...state.scopes.values()]
      return scopes.some(isFirstLoad) ? loading(scopes) : { kind: 'live' }
    }
    case 'opening':
      return memory.hasFailed
        ? { kind: 'offline', since: memory.since, nextTryAt: null }
        : { kind: 'connecting' }
    case 'waiting':
      return { kind: 'offline', since: memory.since, nextTryAt: memory.nextTryAt }
    default:
      return link satisfies never
  }
}

/** What to remember after a step: offline counts from when the server was last heard. */
export function remembering(
  before: ConnectionMemory,
  state: ConsoleState,
  retryInMs: number | null,
  lastHeardAt: Instant | null,
  now: Instant,
): ConnectionMemory {
  switch (state.link.kind) {
    case 'live':
      return { hasFailed: false, since: now, nextTryAt: null }
    case 'waiting': {
      const nextTryAt = retryInMs === null ? before.nextTryAt : plusMs(now, retryInMs)
      const since = before.hasFailed ? before.since : instant(lastHeardAt ?? now)
      return { hasFailed: true, since, nextTryAt }
    }
    case 'opening':
    case 'stopped':
      return before
    default:
      return state.link satisfies never
  }
}

export const nothingYet = (now: Instant): ConnectionMemory => ({
  hasFailed: false,
  since: now,
  nextTryAt: null,
})
