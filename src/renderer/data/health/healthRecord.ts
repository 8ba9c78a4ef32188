import type { Instant } from '#shared/domain/instant'
import { PROTOCOL } from '#shared/protocol/version'
import type { ConsoleState } from '#shared/sync/state'
import type { Watchable } from '../deskData'
import { createWatchable } from '../watchable'
import type { ClockAgreement, ConnectionBreak, ScopeHealth, SyncHealth } from './syncHealth'

/** What syncing leaves behind for people who look into it. */
export interface HealthRecord {
  readonly health: Watchable<SyncHealth>
  /** The machine has taken a step in this window. */
  readonly takeState: (state: ConsoleState) => void
  /** A connection ended, or an attempt came to nothing. */
  readonly ended: (why: string) => void
  /** The leading window's, to be shown here. */
  readonly takeMessage: (health: SyncHealth) => void
  /** To be called every second; answers what is worth telling the other windows, null when nothing is new. */
  readonly refresh: () => SyncHealth | null
}

const BREAKS_KEPT = 10

const noClocks: ClockAgreement = { compared: 0, differing: [], differingCount: 0, hasOtherZones: false }
/** Before anything is known. */
export const unknownHealth: SyncHealth = {
  protocol: PROTOCOL,
  scopes: [],
  comparedAt: null,
  breaks: [],
  clocks: noClocks,
}

export function createHealthRecord(now: () => Instant, agreement: () => ClockAgreement): HealthRecord {
  const shown = createWatchable(unknownHealth)
  const connections = createConnectionHistory(now)
  let state: ConsoleState | null = null
  let comparedAt: Instant | null = null
  let said = ''
  return {
    health: shown,
    takeState: (next) => {
      const wasAsked = state !== null && state.heartbeat !== null && state.connection === next.connection
      if (wasAsked && next.heartbeat === null) comparedAt = now()
      connections.take(next)
      state = next
    },
    ended: connections.ended,
    takeMessage: (health) => shown.set(health),
    refresh: () => {
      if (state === null) return null
      const scopes = [...state.scopes].map(([scope, progress]) => scopeHealth(scope, progress))
      const health: SyncHealth = {
        protocol: PROTOCOL,
        scopes,
        comparedAt,
        breaks: connections.breaks(),
        clocks: agreement(),
      }
      const text = JSON.stringify(health)
      if (text === said) return null
      said = text
      shown.set(health)
      return health
    },
  }
}

const scopeHealth = (
  scope: ScopeHealth['scope'],
  { count, expectedRows, cursor, head, comparison, mismatches }: ScopeProgressHere,
): ScopeHealth => ({ scope, rows: count, expectedRows, cursor, head, comparison, mismatches })
type ScopeProgressHere = ConsoleState['scopes'] extends ReadonlyMap<unknown, infer Scope> ? Scope : never

/** When connections were lost and won back; a try that fails is counted with the loss before it. */
function createConnectionHistory(now: () => Instant) {
  let breaks: readonly ConnectionBreak[] = []
  let isLive = false
  let why = ''
  const latest = (change: (one: ConnectionBreak) => ConnectionBreak): void => {
    const [first, ...others] = breaks
    if (first && first.backAt === null) breaks = [change(first), ...others]
  }
  return {
    breaks: () => breaks,
    ended: (told: string): void => {
      // A farewell and the closing after it are one end.
      if (isLive) why ||= told
      else latest((one) => ({ ...one, tries: one.tries + 1 }))
    },
    take: ({ link }: ConsoleState): void => {
      const wasLive = isLive
      isLive = link.kind === 'live'
      if (isLive && !wasLive) latest((one) => ({ ...one, backAt: now() }))
      if (isLive || !wasLive) return
      const next: ConnectionBreak = { at: now(), why: why || 'ended here', tries: 0, backAt: null }
      breaks = [next, ...breaks].slice(0, BREAKS_KEPT)
      why = ''
    },
  }
}
