import type { PaperAnswer } from '#shared/protocol/papers'
import { say } from '#shared/words/say'

/** Who saved or removed meanwhile what was to be saved, and what `reader` can do about it (PAP15, PAP20). */
export function changedSentence(
  { by: name, theirs }: Extract<PaperAnswer, { kind: 'changed' }>,
  reader: string,
): string {
  const { isRemoved } = theirs.data
  if (name === null) return say('paperDesk:refused.changed')
  if (name === reader) return say(isRemoved ? 'paperDesk:removedByYou' : 'paperDesk:changedByYou')
  return say(isRemoved ? 'paperDesk:removedBy' : 'paperDesk:changedBy', { name })
}
