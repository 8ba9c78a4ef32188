import type { Life } from './life'

/** The world's time, in milliseconds from its beginning: it passes only from one thing that happens to the next. */
export interface Clockwork {
  readonly now: () => number
  /** Answers the cancelling. What belongs to a life that is over does not happen, nor while it is held still. */
  readonly after: (ms: number, run: () => void, life?: Life | null) => () => void
  /** Lets everything up to the instant happen, one thing after the other, each with all it causes at once. */
  readonly runUntil: (until: number, afterEach: () => void) => Promise<void>
}

interface Happening {
  at: number
  /** When it was to happen; what was held still comes in the order of these. */
  readonly due: number
  readonly order: number
  readonly run: () => void
  readonly life: Life | null
  isCancelled: boolean
}

const laterImmediate = setImmediate
/** Settles when every promise that can go on has gone on: the event loop turns only after all of them. */
const settle = (): Promise<void> =>
  new Promise((resolve) => {
    laterImmediate(resolve)
  })

export function createClockwork(): Clockwork {
  const heap: Happening[] = []
  let now = 0
  let order = 0
  return {
    now: () => now,
    after: (ms, run, life = null) => {
      const due = now + Math.max(0, ms)
      const happening = { at: due, due, order: order++, run, life, isCancelled: false }
      push(heap, happening)
      return () => {
        happening.isCancelled = true
      }
    },
    runUntil: async (until, afterEach) => {
      await settle()
      for (let next = heap[0]; next !== undefined && next.at <= until; next = heap[0]) {
        pop(heap)
        if (next.isCancelled || next.life?.isOver() === true) continue
        const still = next.life?.stillUntil() ?? 0
        if (still > next.at) {
          next.at = still
          push(heap, next)
          continue
        }
        now = next.at
        next.run()
        await settle()
        afterEach()
      }
      now = until
    },
  }
}

/**
 * A window that is held still twice over has some of its happenings put off to the second end by way of the first: all of
 * them come as they were due, as what is said on a channel never overtakes what was said before.
 */
const isBefore = (a: Happening, b: Happening): boolean =>
  (a.at - b.at || a.due - b.due || a.order - b.order) < 0

function push(heap: Happening[], added: Happening): void {
  let index = heap.push(added) - 1
  while (index > 0) {
    const above = (index - 1) >> 1
    const parent = heap[above]
    if (parent === undefined || isBefore(parent, added)) break
    heap[index] = parent
    index = above
  }
  heap[index] = added
}

function pop(heap: Happening[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let index = 0
  for (;;) {
    const left = 2 * index + 1
    const right = left + 1
    let child = heap[left]
    let at = left
    const other = heap[right]
    if (child !== undefined && other !== undefined && isBefore(other, child)) {
      child = other
      at = right
    }
    if (child === undefined || isBefore(last, child)) break
    heap[index] = child
    index = at
  }
  heap[index] = last
}
