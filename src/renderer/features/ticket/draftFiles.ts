import { create } from 'zustand'
import { attachmentLimits } from '#shared/domain/attachment'
import type { PersonId, TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import type { AttachedFile, AttachRefusal } from '../../data/attachments'
import { sizeText } from '../../ui/sizeText'

interface DraftFilesStore {
  readonly byDraft: ReadonlyMap<string, readonly AttachedFile[]>
  /** Adds as many as a message may have; answers how many there was no place for. */
  readonly add: (draft: string, files: readonly AttachedFile[]) => number
  readonly remove: (draft: string, file: AttachedFile) => void
  readonly clear: (draft: string) => void
}

export const draftKey = (person: PersonId, ticket: TicketId): string => `${person} ${ticket}`
export const noFiles: readonly AttachedFile[] = []

/** Files chosen for messages that are still being written, by draft. They are in this window only, until it is sent. */
export const useDraftFiles = create<DraftFilesStore>((set, get) => {
  const change = (draft: string, files: readonly AttachedFile[]): void => {
    const byDraft = new Map(get().byDraft)
    if (files.length === 0) byDraft.delete(draft)
    else byDraft.set(draft, files)
    set({ byDraft })
  }
  const of = (draft: string): readonly AttachedFile[] => get().byDraft.get(draft) ?? noFiles
  return {
    byDraft: new Map(),
    add: (draft, files) => {
      const all = [...of(draft), ...files]
      change(draft, all.slice(0, attachmentLimits.perMessage))
      return Math.max(0, all.length - attachmentLimits.perMessage)
    },
    remove: (draft, file) =>
      change(
        draft,
        of(draft).filter((one) => one !== file),
      ),
    clear: (draft) => change(draft, noFiles),
  }
})

/** Why a file was not attached, and what to do instead. */
export function attachSentence(refusal: AttachRefusal): string {
  switch (refusal.kind) {
    case 'too-large':
      return say('ticket:attach.too-large', { name: refusal.name, size: sizeText(attachmentLimits.bytes) })
    case 'too-many':
      return say('ticket:attach.too-many', { count: attachmentLimits.perMessage })
    case 'unreadable':
      return say('ticket:attach.unreadable', { name: refusal.name })
    default:
      return refusal satisfies never
  }
}
