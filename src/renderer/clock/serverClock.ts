import { type Instant, instant } from '#shared/domain/instant'
import type { OffsetEstimate } from '#shared/sync/clockOffset'

/** The two clocks of this computer, in milliseconds. */
export interface LocalClocks {
  /** What the computer believes the time is; it may be set, and jumps over sleep. */
  readonly wallMs: () => number
  /** Only ever rises, and at an even pace; may stand still during sleep. */
  readonly monotonicMs: () => number
}

export interface ClockOffset {
  /** Server clock minus this computer's wall clock. */
  readonly offsetMs: number
  readonly errorMs: number
  /** Whether the server was asked since this session began, or since the clock last jumped. */
  readonly isVerified: boolean
}

export interface ServerClock {
  readonly now: () => Instant
  /** The reading that samples are taken with. */
  readonly reading: () => number
  readonly offset: () => ClockOffset
  /** Takes what the samples say; null leaves the clock as it is, unverified. */
  readonly settle: (estimate: OffsetEstimate | null) => void
  /** Takes the word of the window that samples. */
  readonly adopt: (offset: ClockOffset) => void
  /**
   * Whether this computer slept or its clock was set since the last look; then the samples are worth nothing and the
   * server must be asked again. Look about once a second.
   */
  readonly hasJumped: () => boolean
}

const JUMP_MS = 1_000

/**
 * The server's present, carried on by the monotonic clock, so that a wrong or changed wall clock moves no countdown
 * (sync.md 2.8). Until the first sample it rests on `remembered`, the offset of an earlier session.
 */
export function createServerClock(
  clocks: LocalClocks,
  remembered: Omit<ClockOffset, 'isVerified'>,
): ServerClock {
  const wallAhead = (): number => clocks.wallMs() - clocks.monotonicMs()
  let wallAheadThen = wallAhead()
  /** Server clock minus the monotonic reading. */
  let ahead = wallAheadThen + remembered.offsetMs
  let errorMs = remembered.errorMs
  let isVerified = false
  return {
    now: () => instant(clocks.monotonicMs() + ahead),
    reading: clocks.monotonicMs,
    offset: () => ({ offsetMs: ahead - wallAhead(), errorMs, isVerified }),
    settle: (estimate) => {
      if (estimate === null) {
        isVerified = false
        return
      }
      ahead = estimate.offsetMs
      errorMs = estimate.errorMs
      isVerified = true
    },
    adopt: (offset) => {
      ahead = wallAhead() + offset.offsetMs
      errorMs = offset.errorMs
      isVerified = offset.isVerified
    },
    hasJumped: () => {
      const drift = wallAhead() - wallAheadThen
      if (Math.abs(drift) <= JUMP_MS) return false
      wallAheadThen = wallAhead()
      isVerified = false
      // Forward is most often sleep, which the monotonic clock may not have counted; backward is a clock set by hand.
      if (drift > 0) ahead += drift
      errorMs = Math.max(errorMs, Math.abs(drift))
      return true
    },
  }
}
