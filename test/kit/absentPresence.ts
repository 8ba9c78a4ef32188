import type { PresenceFront } from '#renderer/data/presence'
import { createWatchable } from '#renderer/data/watchable'

/** Nobody else is there. */
export const absentPresence: PresenceFront = {
  look: () => undefined,
  typed: () => undefined,
  stopped: () => undefined,
  colleagues: createWatchable(null),
}
