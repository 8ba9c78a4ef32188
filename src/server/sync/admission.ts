/** Loads that run at once: the store answers one question at a time, and an agent's action must not wait for many. */
const AT_ONCE = 4
/** Loads that wait for their turn; a console that would be the next is asked to come again. */
const WAITING = 128
/** Of one console, which asks for four scopes at a time. */
const WAITING_OF_ONE = 4

export interface AdmissionLimits {
  readonly atOnce: number
  readonly waiting: number
  readonly waitingOfOne: number
}

/** Lets first loads in, a few at a time and each console in its turn, however many it asks for (sync.md 2.7). */
export interface Admission {
  /** Runs the load when its turn comes; null when too many wait already. */
  readonly enter: <Done>(console: string, load: () => Promise<Done>) => Promise<Done | null>
}

export function createAdmission(
  limits: AdmissionLimits = { atOnce: AT_ONCE, waiting: WAITING, waitingOfOne: WAITING_OF_ONE },
): Admission {
  /** Whose turn it is stands first; who has had one goes to the end. */
  const rows = new Map<string, (() => void)[]>()
  let running = 0
  let waiting = 0

  const letNextIn = (): void => {
    const next = rows.entries().next()
    if (running >= limits.atOnce || next.done) return
    const [console, turns] = next.value
    rows.delete(console)
    const begin = turns.shift()
    if (turns.length > 0) rows.set(console, turns)
    running++
    waiting--
    begin?.()
  }
  const awaitTurn = (console: string): Promise<void> =>
    new Promise((begin) => {
      rows.set(console, [...(rows.get(console) ?? []), begin])
      waiting++
      letNextIn()
    })
  return {
    enter: async (console, load) => {
      const isFree = running < limits.atOnce && waiting === 0
      const hasRoom = waiting < limits.waiting && (rows.get(console)?.length ?? 0) < limits.waitingOfOne
      if (!isFree && !hasRoom) return null
      await awaitTurn(console)
      try {
        return await load()
      } finally {
        running--
        letNextIn()
      }
    },
  }
}
