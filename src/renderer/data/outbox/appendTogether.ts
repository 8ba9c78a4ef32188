import type { Instant } from '#shared/domain/instant'
import { createEventQueue } from '../eventQueue'
import type { KeptFile } from './keptFiles'
import type { IntentDraft, OutboxStore } from './outboxStore'

/** A command on its way to the disk, with what it brings along. */
export interface Appended {
  readonly draft: IntentDraft
  readonly now: Instant
  readonly files: readonly KeptFile[]
}
type Saved = Awaited<ReturnType<OutboxStore['append']>>

interface Waiting extends Appended {
  readonly resolve: (saved: Saved) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Commands given at once, or while the disk is busy with others, share one strict transaction. Each is answered when that
 * is committed. One that the disk does not take, such as a file too many, holds up none of the others: they are then
 * written one by one. `write` writes all or nothing, in order.
 */
export function appendTogether(
  write: (all: readonly Appended[]) => Promise<readonly Saved[]>,
): OutboxStore['append'] {
  const writeAll = async (all: readonly Waiting[]): Promise<void> => {
    const saved = await write(all)
    for (const [at, { resolve, reject }] of all.entries()) {
      const mine = saved[at]
      if (mine) resolve(mine)
      else reject(new Error('An action was left out.'))
    }
  }
  const queue = createEventQueue<Waiting>(async (all) => {
    const alone = all.length === 1
    const fault = await writeAll(all).then(
      () => null,
      (error: unknown) => ({ error }),
    )
    if (fault === null) return
    if (alone) return all[0]?.reject(fault.error)
    for (const one of all) await writeAll([one]).catch(one.reject)
  })
  return (draft, now, files = []) =>
    new Promise((resolve, reject) => queue.push({ draft, now, files, resolve, reject }))
}
