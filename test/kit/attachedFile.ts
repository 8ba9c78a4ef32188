import { createHash } from 'node:crypto'
import type { AttachedFile } from '#renderer/data/onDemand/attachments'
import { type Attachment, contentIdSchema, mediaTypeOf, safeFileName } from '#shared/domain/attachment'

/** A file as somebody attaches it: what its message says of it, and its bytes. */
export interface FileInHand {
  readonly attachment: Attachment
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function aFile(
  name: string,
  words: string | Uint8Array<ArrayBuffer>,
  type = 'text/plain',
): FileInHand {
  const bytes = typeof words === 'string' ? new TextEncoder().encode(words) : words
  const id = contentIdSchema.parse(createHash('sha256').update(bytes).digest('hex'))
  return {
    attachment: { id, name: safeFileName(name), type: mediaTypeOf(type), bytes: bytes.length },
    bytes,
  }
}

/** As a console holds it. */
export const asAttached = ({ attachment, bytes }: FileInHand): AttachedFile => ({
  attachment,
  content: new Blob([bytes]),
})
