import { attachmentLimits } from '#shared/domain/attachment'
import { say } from '#shared/words/say'
import type { AttachRefusal } from '../data/onDemand/attachments'
import type { DraftFileRefusal } from '../data/outbox/draftFiles'
import { sizeText } from '../ui/sizeText'

/** Why a file was not attached, and what to do instead. */
export function attachSentence(refusal: AttachRefusal | DraftFileRefusal): string {
  switch (refusal.kind) {
    case 'too-large':
      return say('ticket:attach.too-large', { name: refusal.name, size: sizeText(attachmentLimits.bytes) })
    case 'too-many':
      return say('ticket:attach.too-many', { count: attachmentLimits.perMessage })
    case 'unreadable':
      return say('ticket:attach.unreadable', { name: refusal.name })
    case 'no-room':
      return say('desk:notDone.no-room')
    case 'not-kept':
      return say('ticket:attach.not-kept')
    default:
      return refusal satisfies never
  }
}
