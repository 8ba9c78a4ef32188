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
  /** At most this far from the truth: half the round trip. */
  readonly errorMs: number
}

export const SAMPLES_KEPT = 8

const roundTripMs = (sample: ClockSample): number => sample.t3 - sample.t0 - (sample.t2 - sample.t1)

/** The newest samples, at most eight. One that runs backwards is of a clock that was set meanwhile: left out. */
export function withSample(samples: readonly ClockSample[], sample: ClockSample): readonly ClockSample[] {
  if (sample.t3 < sample.t0 || sample.t2 < sample.t1 || roundTripMs(sample) < 0) return samples
  return [...samples, sample].slice(-SAMPLES_KEPT)
}

/** The estimate of the sample with the shortest round trip; null without samples. */
export function estimateOffset(samples: readonly ClockSample[]): OffsetEstimate | null {
  let best: ClockSample | null = null
  for (const sample of samples) {
    if (best === null || roundTripMs(sample) <= roundTripMs(best)) best = sample
  }
  if (best === null) return null
  const offsetMs = (best.t1 - best.t0 + (best.t2 - best.t3)) / 2
  return { offsetMs, errorMs: roundTripMs(best) / 2 }
}
