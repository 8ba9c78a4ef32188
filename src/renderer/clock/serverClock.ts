import { type Instant, instant } from '#shared/domain/instant'
import { driftMs, type OffsetEstimate } from '#shared/sync/clockOffset'

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
  /** At most this far from the truth while verified: half the round trip and what clocks drift since (CLK8). */
  readonly errorMs: number
  /** Whether the server was asked since this session began, or since the clock last jumped. */
  readonly isVerified: boolean
}

export interface ServerClock {
  readonly now: () => Instant
  /** The reading that samples are taken with. */
  readonly reading: () => number
  readonly offset: () => ClockOffset
  /**
   * Takes what the samples say; null leaves the clock as it is, unverified. A sample that was asked for before the last
   * jump was found says nothing of the time since (CLK12).
   */
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
/** The two local clocks part slowly, as one is corrected by the network; less than this between two looks is that. */
const SLOW_MS = 100

/** Watches the two local clocks, which part for more than a second when the computer slept or its clock was set. */
function createJumpWatch({ wallMs, monotonicMs }: LocalClocks) {
  const wallAhead = (): number => wallMs() - monotonicMs()
  let before = wallAhead()
  const parted = (): number => wallAhead() - before
  return {
    wallAhead,
    isApart: (): boolean => Math.abs(parted()) > JUMP_MS,
    /** Time that the monotonic clock has not counted. Backward is a clock set by hand, forward most often sleep. */
    missedMs: (): number => (parted() > JUMP_MS ? parted() : 0),
    /** Begins again from here after a jump, whose size it answers, and follows the slow parting; 0 without a jump. */
    look: (): number => {
      const apart = parted()
      const isJump = Math.abs(apart) > JUMP_MS
      if (isJump || Math.abs(apart) <= SLOW_MS) before = wallAhead()
      return isJump ? apart : 0
    },
  }
}

/**
 * The server's present, carried on by the monotonic clock, so that a wrong or changed wall clock moves no countdown
 * (sync.md 2.8). Until the first sample it rests on `remembered`, the offset of an earlier session.
 */
export function createServerClock(
  clocks: LocalClocks,
  remembered: Omit<ClockOffset, 'isVerified'>,
): ServerClock {
  const jumps = createJumpWatch(clocks)
  const reading = clocks.monotonicMs
  /** Server clock minus the monotonic reading, and how far from the truth that was at the reading `sampledAt`. */
  let ahead = jumps.wallAhead() + remembered.offsetMs
  let errorMs = remembered.errorMs
  let sampledAt = reading()
  let isVerified = false
  let jumpedAt = Number.NEGATIVE_INFINITY
  /** Right also between waking and the look that finds it: a countdown drawn in that second is drawn from this. */
  const aheadNow = (): number => ahead + jumps.missedMs()
  return {
    now: () => instant(reading() + aheadNow()),
    reading,
    offset: () => ({
      offsetMs: aheadNow() - jumps.wallAhead(),
      errorMs: errorMs + driftMs(reading() - sampledAt),
      isVerified: isVerified && !jumps.isApart(),
    }),
    settle: (estimate) => {
      isVerified = estimate !== null && estimate.askedAt > jumpedAt
      if (estimate === null || !isVerified) return
      ahead = estimate.offsetMs
      errorMs = estimate.errorMs
      sampledAt = estimate.at
    },
    adopt: (offset) => {
      ahead = jumps.wallAhead() + offset.offsetMs
      errorMs = offset.errorMs
      sampledAt = reading()
      isVerified = offset.isVerified
    },
    hasJumped: () => {
      ahead = aheadNow()
      const jumpMs = jumps.look()
      if (jumpMs === 0) return false
      isVerified = false
      jumpedAt = reading()
      errorMs = Math.max(errorMs, Math.abs(jumpMs))
      return true
    },
  }
}
