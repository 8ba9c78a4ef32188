import { useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import type { AttachedFile } from '../../data/attachments'
import { useDesk } from '../../desk/deskContext'
import { useWatchable } from '../../desk/useWatchable'

/** The files of the message that is being written on a ticket, here or in another window (TKT90). */
export function useDraftFiles(ticket: TicketId): readonly AttachedFile[] {
  const { draftFiles } = useDesk()
  return useWatchable(useMemo(() => draftFiles.of(ticket), [draftFiles, ticket]))
}
