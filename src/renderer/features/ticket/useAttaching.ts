import { type DragEvent, useEffect, useState } from 'react'
import type { PersonId, TicketId } from '#shared/domain/ids'
import { type AttachedFile, attachFile } from '../../data/attachments'
import { useNotices } from '../../ui/notices'
import { attachSentence, draftKey, noFiles, useDraftFiles } from './draftFiles'

export interface Attaching {
  readonly files: readonly AttachedFile[]
  /** Chosen files are not all in hand yet. */
  readonly isReading: boolean
  /** Files are being dragged over the place that takes them. */
  readonly isOver: boolean
  readonly attach: (given: Iterable<File>) => Promise<void>
  readonly remove: (file: AttachedFile) => void
  readonly clear: () => void
  readonly dropping: {
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragLeave: () => void
    readonly onDrop: (event: DragEvent) => void
  }
}

const bringsFiles = ({ dataTransfer }: Pick<globalThis.DragEvent, 'dataTransfer'>): boolean =>
  dataTransfer?.types.includes('Files') ?? false

/** A file that is dropped beside the place for it would open in this window, in place of the console. */
function useNoDropBeside(): void {
  useEffect(() => {
    const ending = new AbortController()
    const stay = (event: globalThis.DragEvent) => {
      if (bringsFiles(event)) event.preventDefault()
    }
    for (const name of ['dragover', 'drop'] as const) {
      window.addEventListener(name, stay, { signal: ending.signal })
    }
    return () => ending.abort()
  }, [])
}

/** The files of the message that somebody writes on a ticket: chosen, dropped or pasted (ATT13). */
export function useAttaching(person: PersonId, ticket: TicketId): Attaching {
  const draft = draftKey(person, ticket)
  const files = useDraftFiles((store) => store.byDraft.get(draft)) ?? noFiles
  const add = useDraftFiles((store) => store.add)
  const remove = useDraftFiles((store) => store.remove)
  const clear = useDraftFiles((store) => store.clear)
  const tell = useNotices((store) => store.say)
  const [isOver, setIsOver] = useState(false)
  useNoDropBeside()
  const [reading, setReading] = useState(0)
  const attach = async (given: Iterable<File>): Promise<void> => {
    setReading((count) => count + 1)
    for (const file of given) {
      const others = useDraftFiles.getState().byDraft.get(draft)?.length ?? 0
      const attached = await attachFile(file, others)
      const isIn = attached.ok && add(draft, [attached.value]) === 0
      if (!isIn) tell(attachSentence(attached.ok ? { kind: 'too-many' } : attached.refusal))
    }
    setReading((count) => count - 1)
  }
  return {
    files,
    isReading: reading > 0,
    isOver,
    attach,
    remove: (file) => remove(draft, file),
    clear: () => clear(draft),
    dropping: {
      onDragOver: (event) => {
        if (!bringsFiles(event)) return
        event.preventDefault()
        setIsOver(true)
      },
      onDragLeave: () => setIsOver(false),
      onDrop: (event) => {
        if (!bringsFiles(event)) return
        event.preventDefault()
        setIsOver(false)
        void attach([...event.dataTransfer.files])
      },
    },
  }
}
