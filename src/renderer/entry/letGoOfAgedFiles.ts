import { HOUR_MS, MINUTE_MS } from '#shared/domain/instant'
import { regularly } from '../clock/regularly'
import { type Timers, windowTimers } from '../clock/timers'
import type { DeskData } from '../data/deskData'
import { draftOf } from '../features/ticket/drafts'

/** The start is over by then, and whoever starts the console works. */
const QUIET_AFTER_MS = 2 * MINUTE_MS

interface AgedFiles extends Pick<DeskData, 'sync' | 'deskKey'> {
  readonly draftFiles: Pick<DeskData['draftFiles'], 'letGoOfAged'>
}

/**
 * Takes files off this computer that were chosen for a message and left (ATT20), two minutes after the start and every
 * hour, for consoles that are never closed. Answers the undo.
 */
export function letGoOfAgedFiles(
  { sync, draftFiles, deskKey }: AgedFiles,
  timers: Timers = windowTimers,
): () => void {
  const report = (sentence: string): void => reportError(sentence)
  const times = { afterMs: QUIET_AFTER_MS, everyMs: HOUR_MS }
  return regularly({ timers, report }, times, async () => {
    // By a clock that nobody checked, thirty days may have passed in a moment.
    if (!sync.get().clockOffset.isVerified) return
    await draftFiles.letGoOfAged((ticket) => draftOf(deskKey, ticket).body !== '')
  }).close
}
