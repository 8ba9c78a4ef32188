/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 up to, not including, 1. */
  readonly fraction: () => number
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  readonly between: (low: number, high: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <Item>(items: readonly Item[]) => Item
  /** Picks an entry by its share; shares need not add up to 1. */
  readonly weighted: <Item>(entries: readonly (readonly [item: Item, share: number])[]) => Item
  /** Log-normal around a median, with the given third quartile; how long work on a desk takes. */
  readonly spreadAround: (median: number, upperQuartile: number) => number
  /** Exponential waiting time with this mean. */
  readonly waitingTime: (mean: number) => number
}

/** The third quartile of the standard normal distribution. */
const UPPER_QUARTILE_SIGMA = 0.6745

/** Mulberry32 (public domain, T. Ettinger): 32 bits of state are plenty for made-up work. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function createRandom(seed: number): Random {
  const fraction = mulberry32(seed)
  const below = (limit: number) => Math.floor(fraction() * limit)
  function pick<Item>(items: readonly Item[]): Item {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('Nothing to pick from.')
    return item
  }
  function weighted<Item>(entries: readonly (readonly [item: Item, share: number])[]): Item {
    let left = fraction() * entries.reduce((sum, [, share]) => sum + share, 0)
    for (const [item, share] of entries) {
      left -= share
      if (left < 0) return item
    }
    return pick(entries)[0]
  }
  function spreadAround(median: number, upperQuartile: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction())
    return median * Math.exp((normal * Math.log(upperQuartile / median)) / UPPER_QUARTILE_SIGMA)
  }
  return {
    fraction,
    below,
    between: (low, high) => low + fraction() * (high - low),
    chance: (share) => fraction() < share,
    pick,
    weighted,
    spreadAround,
    waitingTime: (mean) => -mean * Math.log(1 - fraction()),
  }
}
