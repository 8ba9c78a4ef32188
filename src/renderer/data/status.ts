import { type Instant, SECOND_MS, instant } from '#shared/domain/instant'
import type { OffsetEstimate } from '#shared/sync/clockOffset'
import type { ConsoleState } from '#shared/sync/state'
import { estimateOffset } from '#shared/sync/clockOffset'
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
  /** The clock's offset may have moved. */
  readonly refresh: () => void
}

export function createStatus(clock: ServerClock, view: View, remembered: Heard): Status {
  let memory = nothingYet(clock.now())
  let connection: Connection = { kind: 'connecting' }
  let lastHeardAt: Instant | null = remembered.lastHeardAt === null ? null : instant(remembered.lastHeardAt)
  let settled: OffsetEstimate | null = null

  const current = (): SyncState => ({
    connection,
    lastHeardAt,
    waiting: view.waiting.get(),
    refused: view.refused.get(),
    clockOffset: clock.offset(),
  })
  const sync = createWatchable(current())
  const refresh = (): void => {
    const next = current()
    if (!isSame(sync.get(), next)) sync.set(next)
  }
  view.waiting.watch(refresh)
  view.refused.watch(refresh)
  const settleClock = (state: ConsoleState): void => {
    const estimate = estimateOffset(state.samples)
    const isNews = estimate?.offsetMs !== settled?.offsetMs || estimate?.errorMs !== settled?.errorMs
    if (isNews) clock.settle(estimate)
    settled = estimate
  }
  return {
    sync,
    refresh,
    takeState: (state, retryInMs) => {
      settleClock(state)
      memory = remembering(memory, state, retryInMs, lastHeardAt, clock.now())
      connection = connectionOf(state, memory)
      refresh()
    },
    heard: () => {
      lastHeardAt = clock.now()
    },
    takeMessage: (message) => {
      connection = fromMessage(message.connection)
      lastHeardAt = message.lastHeardAt === null ? null : instant(message.lastHeardAt)
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

function fromMessage(told: StatusMessage['connection']): Connection {
  if (told.kind !== 'offline') return told
  const nextTryAt = told.nextTryAt === null ? null : instant(told.nextTryAt)
  return { kind: 'offline', since: instant(told.since), nextTryAt }
}

/** Small enough a difference that nobody watching would do anything else. */
function isSame(a: SyncState, b: SyncState): boolean {
  const isHeardAlike =
    a.lastHeardAt === b.lastHeardAt ||
    (a.lastHeardAt !== null && b.lastHeardAt !== null && b.lastHeardAt - a.lastHeardAt < SECOND_MS)
  return (
    isHeardAlike &&
    a.waiting === b.waiting &&
    a.refused === b.refused &&
    JSON.stringify(a.connection) === JSON.stringify(b.connection) &&
    a.clockOffset.isVerified === b.clockOffset.isVerified &&
    Math.abs(a.clockOffset.offsetMs - b.clockOffset.offsetMs) < 1 &&
    a.clockOffset.errorMs === b.clockOffset.errorMs
  )
}
