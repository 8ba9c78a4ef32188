import { SECOND_MS } from '#shared/domain/instant'
import type { Timers } from '../clock/timers'

/** Short enough that nobody waits for it, long enough that leaving one ticket for another is one word. */
const SOON_MS = 100

/** Runs what is asked for a moment later and then at most once a second, however often it is asked for. */
export function createPace(
  timers: Timers,
  run: () => void,
): { readonly ask: () => void; readonly close: () => void } {
  let stage: 'idle' | 'asked' | 'resting' | 'asked-resting' = 'idle'
  let cancel: () => void = () => undefined
  const go = (): void => {
    stage = 'resting'
    cancel = timers.after(SECOND_MS, () => {
      if (stage === 'asked-resting') go()
      else stage = 'idle'
    })
    run()
  }
  return {
    ask: () => {
      if (stage === 'resting') stage = 'asked-resting'
      if (stage !== 'idle') return
      stage = 'asked'
      cancel = timers.after(SOON_MS, go)
    },
    close: () => cancel(),
  }
}
