export interface Spread {
  readonly p50: number
  readonly p95: number
  readonly most: number
  readonly samples: number
}

/** Median, 95th percentile (nearest rank) and largest of a sample, in its own unit. */
export function spreadOf(sample: readonly number[]): Spread {
  const sorted = sample.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), most: at(1), samples: sorted.length }
}

/** What the main thread did in one second of doing nothing else but count, in ms of processor time. */
export interface BeatCost {
  readonly task: number
  readonly script: number
  readonly styleAndLayout: number
}

/** One gesture: the frames there was time for, those of them that were not drawn, and the longest gap between two, in ms. */
export interface ScrollFrames {
  readonly frames: number
  readonly dropped: number
  readonly longest: number
}

export interface BoardFigures {
  readonly tickets: number
  readonly rowsDrawn: number
  readonly firstLoad: number
  /** An empty React page of the same browser, from the same server. */
  readonly floor: Spread
  /** A page that reads its rows from IndexedDB, takes a lock, hears one answer over socket.io and draws bare texts. */
  readonly bareBoard: Spread
  readonly cachedFirstRow: Spread
  readonly cachedLive: Spread
  /** Of the first half minute, when the memory has just been filled. */
  readonly freshBeat: BeatCost
  readonly beat: BeatCost
  readonly key: Spread
  readonly filter: Spread
  readonly scroll: readonly ScrollFrames[]
  readonly wallBeat: BeatCost
  readonly heapMb: number
}
