import {
  type Attachment,
  attachmentLimits,
  contentIdSchema,
  mediaTypeOf,
  safeFileName,
} from '#shared/domain/attachment'
import type { CommandId, TicketId } from '#shared/domain/ids'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { AttachedFile, OutboxFiles } from '../outbox/outboxFiles'
import { type ContentDoor, type DownloadAnswer, idOfContent } from './contentDoor'

export type { AttachedFile } from '../outbox/outboxFiles'
export type { DownloadAnswer } from './contentDoor'

/** Contents of attachments: from this console's outbox while they have not left it, else from the server. */
export interface Attachments {
  /** Never rejects. `onBytes` is told how many have come so far. */
  readonly read: (
    ticket: TicketId,
    attachment: Attachment,
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ) => Promise<DownloadAnswer>
  /** The files of an action that waits or was refused. */
  readonly filesOf: (command: CommandId) => Promise<readonly AttachedFile[]>
}

export const createAttachments = (outbox: OutboxFiles, door: Pick<ContentDoor, 'download'>): Attachments => ({
  filesOf: outbox.filesOf,
  read: async (ticket, { id }, signal, onBytes) => {
    const content = await outbox.contentOf(id).catch(() => null)
    if (content !== null) return { kind: 'content', content }
    return door.download(id, ticket, signal, onBytes)
  },
})

export type AttachRefusal =
  | { readonly kind: 'too-large'; readonly name: string }
  /** A folder, or a file that went away meanwhile. */
  | { readonly kind: 'unreadable'; readonly name: string }

/** Takes a file in hand as it is now: what becomes of it on the disk afterwards does not change what is sent. */
export async function attachFile(file: File): Promise<Result<AttachedFile, AttachRefusal>> {
  const name = safeFileName(file.name)
  if (file.size > attachmentLimits.bytes) return refused({ kind: 'too-large', name })
  try {
    const content = new Blob([await file.arrayBuffer()], { type: 'application/octet-stream' })
    const id = contentIdSchema.parse(await idOfContent(content))
    return accepted({ attachment: { id, name, type: mediaTypeOf(file.type), bytes: content.size }, content })
  } catch {
    return refused({ kind: 'unreadable', name })
  }
}
