import { type Instant, instant, SECOND_MS } from '#shared/domain/instant'
import { estimateOffset, type OffsetEstimate } from '#shared/sync/clockOffset'
import type { ConsoleState } from '#shared/sync/state'
import type { ClockOffset, ServerClock } from '../../clock/serverClock'
import type { Heard } from '../cache/cacheStore'
import type { Connection, SyncState, Watchable } from '../deskData'
import type { ChannelMessage } from '../sync/channelMessage'
import type { View } from '../view/view'
import { createWatchable } from '../watchable'
import { connectionOf, nothingYet, remembering } from './connection'

export type StatusMessage = Extract<ChannelMessage, { kind: 'status' }>

/** A newer release has taken over what is stored, or the agent has signed out in another window. */
type Ending = Extract<Connection, { kind: 'replaced' | 'signed-out' }>

/** How things stand between this desk and its server. */
export interface Status {
  readonly sync: Watchable<SyncState>
  /** The machine has taken a step in this window. */
  readonly takeState: (state: ConsoleState, retryInMs: number | null) => void
  readonly heard: () => void
  /** What the leading window says. */
  readonly takeMessage: (message: StatusMessage) => void
  readonly message: () => StatusMessage
  /** For the next start of the console. */
  readonly memory: () => Heard
  /** This window is done with the desk; nothing that is said later changes that. */
  readonly endAs: (kind: Ending['kind']) => void
  /** The clock's offset may have moved. */
  readonly refresh: () => void
}

export function createStatus(clock: ServerClock, view: View, remembered: Heard): Status {
  let memory = nothingYet(clock.now())
  const standing = createStanding()
  let lastHeardAt = asInstant(remembered.lastHeardAt)
  const settleClock = createSettling(clock)

  const current = (): SyncState => ({
    connection: standing.get(),
    lastHeardAt,
    ...unsettledIn(view),
    clockOffset: clock.offset(),
  })
  const sync = createWatchable(current())
  const refresh = (): void => {
    const next = current()
    if (!isSame(sync.get(), next)) sync.set(next)
  }
  watchUnsettled(view, refresh)
  return {
    sync,
    refresh,
    takeState: (state, retryInMs) => {
      settleClock(estimateOffset(state.samples))
      memory = remembering(memory, state, retryInMs, lastHeardAt, clock.now())
      standing.take(connectionOf(state, memory))
      refresh()
    },
    heard: () => {
      lastHeardAt = clock.now()
    },
    endAs: (kind) => {
      standing.end({ kind })
      refresh()
    },
    takeMessage: (message) => {
      lastHeardAt = asInstant(message.lastHeardAt)
      if (isFresh(clock, message)) clock.adopt(message.clockOffset)
      standing.take(fromMessage(message.connection))
      refresh()
    },
    message: () => messageOf(standing.get(), lastHeardAt, clock),
    memory: () => memoryOf(lastHeardAt, clock.offset()),
  }
}

/**
 * A window that was frozen hears late what was said. Where the wall clock was set meanwhile the offset that was said is
 * of a clock that is no more, and nothing but the age of the word by that clock tells.
 */
const FRESH_MS = 2 * SECOND_MS
const wallNow = (clock: ServerClock): number => clock.now() - clock.offset().offsetMs
const isFresh = (clock: ServerClock, { saidAt }: StatusMessage): boolean =>
  Math.abs(wallNow(clock) - saidAt) <= FRESH_MS

const messageOf = (
  connection: Connection,
  lastHeardAt: Instant | null,
  clock: ServerClock,
): StatusMessage => ({
  kind: 'status',
  connection,
  lastHeardAt,
  clockOffset: clock.offset(),
  saidAt: wallNow(clock),
})

/** The connection as it is told; after an ending it stays that. */
function createStanding() {
  let connection: Connection = { kind: 'connecting' }
  let hasEnded = false
  return {
    get: () => connection,
    take: (next: Connection): void => {
      if (!hasEnded) connection = next
    },
    end: (ending: Ending): void => {
      if (!hasEnded) connection = ending
      hasEnded = true
    },
  }
}

const memoryOf = (lastHeardAt: Instant | null, { offsetMs, errorMs }: ClockOffset): Heard => ({
  lastHeardAt,
  offsetMs,
  errorMs,
})

const asInstant = (at: number | null): Instant | null => (at === null ? null : instant(at))

const unsettledIn = ({ lists }: View) => ({
  waiting: lists.waiting.get(),
  refused: lists.refused.get(),
  parked: lists.parked.get(),
})

const watchUnsettled = ({ lists }: View, listener: () => void): void => {
  for (const list of [lists.waiting, lists.refused, lists.parked]) list.watch(listener)
}

/** The clock is set when there is news only: between samples it may have been moved by a jump. */
function createSettling(clock: ServerClock): (estimate: OffsetEstimate | null) => void {
  let settled: OffsetEstimate | null = null
  return (estimate) => {
    const isNews = estimate?.offsetMs !== settled?.offsetMs || estimate?.errorMs !== settled?.errorMs
    if (isNews) clock.settle(estimate)
    settled = estimate
  }
}

function fromMessage(told: StatusMessage['connection']): Connection {
  if (told.kind !== 'offline') return told
  const nextTryAt = told.nextTryAt === null ? null : instant(told.nextTryAt)
  return { kind: 'offline', since: instant(told.since), nextTryAt }
}

/** An error grows by the second; so much more is worth telling. */
const ERROR_STEP_MS = 50

/** Small enough a difference that nobody watching would do anything else. */
function isSame(a: SyncState, b: SyncState): boolean {
  const isHeardAlike =
    a.lastHeardAt === b.lastHeardAt ||
    (a.lastHeardAt !== null && b.lastHeardAt !== null && b.lastHeardAt - a.lastHeardAt < SECOND_MS)
  return (
    isHeardAlike &&
    a.waiting === b.waiting &&
    a.refused === b.refused &&
    a.parked === b.parked &&
    JSON.stringify(a.connection) === JSON.stringify(b.connection) &&
    a.clockOffset.isVerified === b.clockOffset.isVerified &&
    Math.abs(a.clockOffset.offsetMs - b.clockOffset.offsetMs) < 1 &&
    Math.abs(a.clockOffset.errorMs - b.clockOffset.errorMs) < ERROR_STEP_MS
  )
}
