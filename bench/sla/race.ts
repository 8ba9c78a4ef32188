/** How often something was done in a second of one core, by two ways in turn. */
export interface Race {
  readonly engine: number
  readonly walk: number
  /** Median of the rounds' own ratios: what slows the machine down for a while slows both. */
  readonly ratio: number
}

const ROUNDS = 5

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * Processor time of this process in milliseconds. Others may keep the machine busy, and a wall clock would measure
 * them as well.
 */
export function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Calls `work` with rising indexes for so much processor time; answers calls per second of it. */
function perSecond(work: (index: number) => void, ms: number): number {
  const begunAt = processorMs()
  let calls = 0
  let elapsedMs = 0
  let batch = 1
  while (elapsedMs < ms) {
    for (const end = calls + batch; calls < end; calls += 1) work(calls)
    elapsedMs = processorMs() - begunAt
    batch = Math.max(1, Math.min(calls, 10_000))
  }
  return (calls * 1_000) / elapsedMs
}

export function race(engine: (index: number) => void, walk: (index: number) => void, ms: number): Race {
  perSecond(engine, ms)
  perSecond(walk, ms)
  const rounds = Array.from({ length: ROUNDS }, () => ({
    engine: perSecond(engine, ms),
    walk: perSecond(walk, ms),
  }))
  return {
    engine: median(rounds.map((round) => round.engine)),
    walk: median(rounds.map((round) => round.walk)),
    ratio: median(rounds.map((round) => round.engine / round.walk)),
  }
}
