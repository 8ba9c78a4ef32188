import { type Instant, instant, SECOND_MS } from '#shared/domain/instant'
import { estimateOffset, type OffsetEstimate } from '#shared/sync/clockOffset'
import type { ConsoleState } from '#shared/sync/state'
import type { ServerClock } from '../clock/serverClock'
import type { Heard } from './cacheStore'
import type { ChannelMessage } from './channelMessage'
import { connectionOf, nothingYet, remembering } from './connection'
import type { Connection, SyncState, Watchable } from './deskData'
import type { View } from './view'
import { createWatchable } from './watchable'

type StatusMessage = Extract<ChannelMessage, { kind: 'status' }>

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
  /** A newer release has taken over. Nothing is to be told after this. */
  readonly replaced: () => void
  /** The clock's offset may have moved. */
  readonly refresh: () => void
}

export function createStatus(clock: ServerClock, view: View, remembered: Heard): Status {
  let memory = nothingYet(clock.now())
  let connection: Connection = { kind: 'connecting' }
  let lastHeardAt = asInstant(remembered.lastHeardAt)
  const settleClock = createSettling(clock)

  const current = (): SyncState => {
    return { connection, lastHeardAt, ...unsettledIn(view), clockOffset: clock.offset() }
  }
  const sync = createWatchable(current())
  const refresh = (): void => {
    const next = current()
    if (!isSame(sync.get(), next)) sync.set(next)
  }
  const become = (next: Connection): void => {
    connection = next
    refresh()
  }
  watchUnsettled(view, refresh)
  return {
    sync,
    refresh,
    takeState: (state, retryInMs) => {
      settleClock(estimateOffset(state.samples))
      memory = remembering(memory, state, retryInMs, lastHeardAt, clock.now())
      become(connectionOf(state, memory))
    },
    heard: () => {
      lastHeardAt = clock.now()
    },
    replaced: () => become({ kind: 'replaced' }),
    takeMessage: (message) => {
      connection = fromMessage(message.connection)
      lastHeardAt = asInstant(message.lastHeardAt)
      clock.adopt(message.clockOffset)
      refresh()
    },
    message: () => ({ kind: 'status', connection, lastHeardAt, clockOffset: clock.offset() }),
    memory: () => {
      const { offsetMs, errorMs } = clock.offset()
      return { lastHeardAt, offsetMs, errorMs }
    },
  }
}

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
