import type { Locks } from '#renderer/data/ports'
import type { Clockwork } from '../world/clockwork'
import { type Life, never } from '../world/life'

/** The Web Locks of one computer, for one name: one holder, the others in a row. */
export interface LockRoom {
  readonly locksFor: (life: Life) => Locks
}

interface Waiting {
  readonly life: Life
  readonly grant: (waited: boolean) => void
}

/** What passes between the end of a holder and the next one's turn. */
const HANDED_OVER_MS = 30

export function createLockRoom(clockwork: Clockwork, onHandOver: () => void): LockRoom {
  const row: Waiting[] = []
  let holder: Waiting | null = null
  const giveTo = (next: Waiting | undefined, waited: boolean): void => {
    if (!next) return
    holder = next
    if (waited) onHandOver()
    next.grant(waited)
  }
  const release = (held: Waiting): void => {
    if (holder !== held) return
    holder = null
    clockwork.after(HANDED_OVER_MS, () => {
      if (holder === null) giveTo(row.shift(), true)
    })
  }
  const leaveRow = (waiting: Waiting): void => {
    const index = row.indexOf(waiting)
    if (index >= 0) row.splice(index, 1)
  }
  return {
    locksFor: (life) => ({
      hold: async (_name, signal, whileHeld) => {
        const waiting = await new Promise<(Waiting & { waited: boolean }) | null>((resolve) => {
          const asked: Waiting = { life, grant: (waited) => resolve(Object.assign(asked, { waited })) }
          signal.addEventListener('abort', () => {
            leaveRow(asked)
            if (holder !== asked) resolve(null)
          })
          life.onEnd(() => {
            leaveRow(asked)
            release(asked)
          })
          if (holder === null && row.length === 0) giveTo(asked, false)
          else row.push(asked)
        })
        if (waiting === null) return
        if (life.isOver()) return never()
        await whileHeld(waiting.waited).finally(() => release(waiting))
      },
    }),
  }
}
