import { tenthsText } from '#shared/words/forms'
import { say } from '#shared/words/say'

const STEP = 1024

/** A size for people: "812 bytes", "12 KB", "1.4 MB". Never rounded down to nothing. */
export function sizeText(bytes: number): string {
  if (bytes < STEP) return say('ui:size.bytes', { count: bytes })
  const inKb = bytes / STEP
  if (inKb < 1_000) return say('ui:size.kilobytes', { number: Math.round(inKb) })
  const inMb = inKb / STEP
  return say('ui:size.megabytes', { number: inMb < 9.95 ? tenthsText(inMb) : Math.round(inMb) })
}
