/**
 * One question and its answer, in milliseconds: `t0` and `t3` on this computer's monotonic reading, `t1` and `t2` on
 * the server's clock (sync.md 2.8).
 */
export interface ClockSample {
  readonly t0: number
  readonly t1: number
  readonly t2: number
  readonly t3: number
}

export interface OffsetEstimate {
  /** Server clock minus this computer's reading. */
  readonly offsetMs: number
  /** At the reading `at`, at most this far from the truth: half the round trip. It grows from then on (see driftMs). */
  readonly errorMs: number
  /** This computer's readings when the sample was asked for and taken. */
  readonly askedAt: number
  readonly at: number
}

export const SAMPLES_KEPT = 8

/** What two ordinary quartz clocks part by at most: 100 parts in a million each. */
const DRIFT_PER_MS = 200 / 1_000_000

/** By how much an offset may be further from the truth so long after its sample. */
export const driftMs = (ageMs: number): number => Math.abs(ageMs) * DRIFT_PER_MS

const roundTripMs = (sample: ClockSample): number => sample.t3 - sample.t0 - (sample.t2 - sample.t1)

const estimateOf = (sample: ClockSample): OffsetEstimate => ({
  offsetMs: (sample.t1 - sample.t0 + (sample.t2 - sample.t3)) / 2,
  errorMs: roundTripMs(sample) / 2,
  askedAt: sample.t0,
  at: sample.t3,
})

/** Whether one truth can lie within both. */
function isCompatible(older: ClockSample, newer: ClockSample): boolean {
  const [then, now] = [estimateOf(older), estimateOf(newer)]
  return Math.abs(then.offsetMs - now.offsetMs) <= then.errorMs + now.errorMs + driftMs(now.at - then.at)
}

/**
 * The newest samples, at most eight. One that runs backwards is of a clock that was set meanwhile: left out. Older ones
 * that cannot be true together with the new one are of before the server's clock was set: dropped.
 */
export function withSample(samples: readonly ClockSample[], sample: ClockSample): readonly ClockSample[] {
  if (sample.t3 < sample.t0 || sample.t2 < sample.t1 || roundTripMs(sample) < 0) return samples
  const compatible = samples.filter((older) => isCompatible(older, sample))
  return [...compatible, sample].slice(-SAMPLES_KEPT)
}

/** The estimate that is surest at the time of the newest sample, by round trip and age; null without samples. */
export function estimateOffset(samples: readonly ClockSample[]): OffsetEstimate | null {
  const newest = samples.at(-1)
  if (!newest) return null
  const errorNow = ({ errorMs, at }: OffsetEstimate): number => errorMs + driftMs(newest.t3 - at)
  return samples
    .map(estimateOf)
    .reduce((best, estimate) => (errorNow(estimate) <= errorNow(best) ? estimate : best))
}
