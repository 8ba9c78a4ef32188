import type { Table } from 'dexie'
import * as z from 'zod/mini'
import { type Attachment, attachmentSchema, type ContentId } from '#shared/domain/attachment'
import type { CommandId } from '#shared/domain/ids'
import { asFile, type KeptFile, keptContentSchema } from './keptFiles'

/** A file that a message names, with its content. */
export interface AttachedFile {
  readonly attachment: Attachment
  readonly content: Blob
}

/** One file of a command that waits or was refused; it leaves the outbox with its command. */
const storedFileSchema = z.strictObject({
  command: z.string(),
  place: z.int(),
  contentId: z.string(),
  attachment: attachmentSchema,
  content: keptContentSchema,
})

export type FilesTable = Table<unknown, [string, number]>
export const FILES_TABLE = '[command+place], command, contentId'

export interface OutboxFiles {
  /** What a command that waits or was refused brought along, in its order. */
  readonly filesOf: (command: CommandId) => Promise<readonly AttachedFile[]>
  /** The content of a file that has not left yet; null when there is none. */
  readonly contentOf: (id: ContentId) => Promise<Blob | null>
}

export const readFiles = (files: FilesTable): OutboxFiles => ({
  filesOf: async (command) => {
    const rows = await files.where('command').equals(command).sortBy('place')
    return rows.flatMap((row) => {
      const read = storedFileSchema.safeParse(row)
      return read.success ? [{ attachment: read.data.attachment, content: asFile(read.data.content) }] : []
    })
  },
  contentOf: async (id) => {
    const read = storedFileSchema.safeParse(await files.where('contentId').equals(id).first())
    return read.success ? asFile(read.data.content) : null
  },
})

// What follows runs inside the caller's transaction.

export async function addFiles(
  files: FilesTable,
  command: CommandId,
  attached: readonly KeptFile[],
): Promise<void> {
  if (attached.length === 0) return
  await files.bulkAdd(
    attached.map(({ attachment, content }, place) => ({
      command,
      place,
      contentId: attachment.id,
      attachment,
      content,
    })),
  )
}

export async function dropFiles(files: FilesTable, commands: readonly string[]): Promise<void> {
  if (commands.length > 0) await files.where('command').anyOf(commands).delete()
}
