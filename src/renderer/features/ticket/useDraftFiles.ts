import { useEffect, useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import type { AttachedFile } from '../../data/onDemand/attachments'
import { useDesk } from '../../desk/deskContext'
import { useWatchable } from '../../desk/useWatchable'

/** The files of the message that is being written on a ticket, here or in another window (TKT90). */
export function useDraftFiles(ticket: TicketId): readonly AttachedFile[] {
  const { draftFiles } = useDesk()
  return useWatchable(useMemo(() => draftFiles.of(ticket), [draftFiles, ticket]))
}

/** Files without words are kept from the moment on in which somebody has them in sight so (ATT20). */
export function useTouchedFiles(ticket: TicketId, files: readonly AttachedFile[], isEmpty: boolean): void {
  const { draftFiles } = useDesk()
  useEffect(() => {
    if (isEmpty && files.length > 0) void draftFiles.touch(ticket)
  }, [draftFiles, ticket, files, isEmpty])
}
