import { type DragEvent, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { type AttachedFile, attachFile } from '../../data/onDemand/attachments'
import { attachSentence } from '../../desk/attachSentence'
import { useDesk } from '../../desk/deskContext'
import { bringsFiles } from '../../ui/bringsFiles'
import { useNotices } from '../../ui/notices'
import { useDraftFiles } from './useDraftFiles'

export interface Attaching {
  readonly files: readonly AttachedFile[]
  /** Chosen files are not all in hand yet. */
  readonly isReading: boolean
  /** How many were refused since the ticket was opened. */
  readonly refusals: number
  /** Files are being dragged over the place that takes them. */
  readonly isOver: boolean
  /** Whether all of them were. */
  readonly attach: (given: Iterable<File>) => Promise<boolean>
  readonly remove: (file: AttachedFile) => void
  /** Takes off what was sent; what was chosen meanwhile stays. */
  readonly sent: (files: readonly AttachedFile[]) => void
  readonly dropping: {
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragLeave: () => void
    readonly onDrop: (event: DragEvent) => void
  }
}

const droppingOn = (
  attach: Attaching['attach'],
  setIsOver: (isOver: boolean) => void,
): Attaching['dropping'] => ({
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
})

/** The files of the message that somebody writes on a ticket: chosen, dropped or pasted (ATT13). */
export function useAttaching(ticket: TicketId): Attaching {
  const { draftFiles } = useDesk()
  const files = useDraftFiles(ticket)
  const tell = useNotices((store) => store.say)
  const [isOver, setIsOver] = useState(false)
  const [reading, setReading] = useState(0)
  const [refusals, setRefusals] = useState(0)
  const attach = async (given: Iterable<File>): Promise<boolean> => {
    setReading((count) => count + 1)
    let areAll = true
    for (const file of given) {
      const attached = await attachFile(file)
      const kept = attached.ok ? await draftFiles.add(ticket, [attached.value]) : attached
      if (kept.ok) continue
      areAll = false
      setRefusals((count) => count + 1)
      tell(attachSentence(kept.refusal))
    }
    setReading((count) => count - 1)
    return areAll
  }
  return {
    files,
    isReading: reading > 0,
    refusals,
    isOver,
    attach,
    remove: (file) => void draftFiles.remove(ticket, [file]),
    sent: (taken) => void draftFiles.remove(ticket, taken),
    dropping: droppingOn(attach, setIsOver),
  }
}
