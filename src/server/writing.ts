import type { Commit, Store } from './db/store'
import { createTurnstile } from './turnstile'

/** The one way to write while the server runs. */
export interface Writing {
  /**
   * Runs the work alone among all writers and tells the consoles of its commit before the next begins, so that order is
   * kept. Settles when the commit is on the disk: only then may anybody be told that their work was carried out.
   */
  readonly commitAndSend: <Done>(work: () => Promise<Done>, commitOf: (done: Done) => Commit) => Promise<Done>
  /** Settles when nothing is written any more. */
  readonly empty: () => Promise<void>
}

/**
 * `tell` comes before the disk: a console that heard of what a power cut then took finds itself ahead of the server's
 * history and loads anew (SYN179). So nothing that is told names the command it came of; to its console that would be
 * the answer, which waits for the disk.
 */
export function createWriting({ onDisk }: Pick<Store, 'onDisk'>, tell: (commit: Commit) => void): Writing {
  const turns = createTurnstile()
  return {
    commitAndSend: async (work, commitOf) => {
      const done = await turns.pass(async () => {
        const made = await work()
        tell(commitOf(made).map((live) => ({ ...live, by: null })))
        return made
      })
      await onDisk()
      return done
    },
    empty: turns.empty,
  }
}
