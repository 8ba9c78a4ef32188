/** A process, a window or a computer while it is there. What it awaits after its end never comes. */
export interface Life {
  readonly isOver: () => boolean
  /** Runs nothing before this instant: asleep or frozen. */
  readonly stillUntil: () => number
  readonly holdStill: (until: number) => void
  readonly end: () => void
  readonly onEnd: (run: () => void) => void
}

/** Ends with its parent, and is held still with it. */
export function createLife(parent: Life | null = null): Life {
  const endings: (() => void)[] = []
  let isOver = false
  let still = 0
  const life: Life = {
    isOver: () => isOver,
    stillUntil: () => Math.max(still, parent?.stillUntil() ?? 0),
    holdStill: (until) => {
      still = Math.max(still, until)
    },
    end: () => {
      if (isOver) return
      isOver = true
      for (const run of endings) run()
    },
    onEnd: (run) => {
      endings.push(run)
    },
  }
  parent?.onEnd(life.end)
  return life
}

/** What the dead wait for; each alone, so that nothing holds them in memory. */
export const never = <Value>(): Promise<Value> => new Promise(() => {})
