import type { DatabaseEars } from '#renderer/data/disk/openDatabase'
import { NotOpened } from '#renderer/data/disk/openRefusal'
import type { Clockwork } from '../world/clockwork'
import { type Life, never } from '../world/life'

/** A window that has a database open. */
export interface Hold {
  readonly isClosed: () => boolean
  readonly close: () => void
}

/** The windows of a computer that have one database open, each in the version of its release. */
export interface Holders {
  /**
   * Tells the windows of older releases to let go and waits for them, as a browser does; a window that is frozen lets go
   * when it thaws. Rejects with `NotOpened`.
   */
  readonly open: (life: Life, release: number, ears: DatabaseEars) => Promise<Hold>
}

interface Holder extends Hold {
  readonly life: Life
  readonly release: number
  readonly ears: DatabaseEars
}

/** As in `openDatabase`. */
const PATIENCE_MS = 5_000
const TOLD_AFTER_MS = 1

export function createHolders(clockwork: Clockwork, onBlocked: () => void): Holders {
  const holders = new Set<Holder>()
  /** Whoever waits for others to let go looks again when one has. */
  const waiting = new Set<() => void>()
  let newest = 0
  const letGo = (holder: Holder): void => {
    if (holders.delete(holder)) for (const look of waiting) look()
  }
  const enter = (life: Life, release: number, ears: DatabaseEars): Holder => {
    const isClosed = (): boolean => !holders.has(holder)
    const holder: Holder = { life, release, ears, isClosed, close: () => letGo(holder) }
    holders.add(holder)
    life.onEnd(holder.close)
    newest = Math.max(newest, release)
    return holder
  }
  const tellOlder = (older: readonly Holder[]): void => {
    for (const holder of older) {
      const hear = (): void => {
        if (holder.isClosed()) return
        holder.close()
        holder.ears.onReplaced()
      }
      clockwork.after(TOLD_AFTER_MS, hear, holder.life)
    }
  }
  return {
    open: async (life, release, ears) => {
      if (release < newest) throw new NotOpened({ kind: 'newer' })
      const older = [...holders].filter((holder) => holder.release < release)
      tellOlder(older)
      await new Promise<void>((resolve, reject) => {
        const cancel = clockwork.after(
          PATIENCE_MS,
          () => {
            waiting.delete(look)
            onBlocked()
            reject(new NotOpened({ kind: 'blocked' }))
          },
          life,
        )
        const look = (): void => {
          if (!older.every((holder) => holder.isClosed())) return
          waiting.delete(look)
          cancel()
          resolve()
        }
        waiting.add(look)
        look()
      })
      if (life.isOver()) return never()
      if (release < newest) throw new NotOpened({ kind: 'newer' })
      return enter(life, release, ears)
    },
  }
}
