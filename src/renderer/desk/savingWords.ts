import type { Attachment } from '#shared/domain/attachment'
import { say } from '#shared/words/say'
import type { DownloadAnswer } from '../data/onDemand/attachments'
import { sizeText } from '../ui/sizeText'

/** Files that come in a moment anyway need no progress. */
const WORTH_SHOWING_BYTES = 512 * 1024

/** Why a file was not saved, in one sentence that says what to do; null when it was. */
export function notSavedSentence(kind: DownloadAnswer['kind'], name: string): string | null {
  if (kind === 'content') return null
  return say(`desk:file.${kind}`, { name })
}

/** "1.4 MB", or how much of it has come so far: "42 % of 1.4 MB". */
export function progressText({ bytes }: Attachment, heard: number | null): string {
  if (heard === null || bytes < WORTH_SHOWING_BYTES) return sizeText(bytes)
  return say('desk:file.progress', {
    percent: Math.floor((100 * Math.min(heard, bytes)) / bytes),
    size: sizeText(bytes),
  })
}
