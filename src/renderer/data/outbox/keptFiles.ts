import * as z from 'zod/mini'
import type { Attachment } from '#shared/domain/attachment'
import { openRefusalOf } from '../disk/openRefusal'

/** A content as it lies in a database: its bytes alone where the browser keeps no files there. */
export const keptContentSchema = z.union([z.instanceof(Blob), z.instanceof(ArrayBuffer)])
type KeptContent = z.infer<typeof keptContentSchema>

export interface KeptFile {
  readonly attachment: Attachment
  readonly content: KeptContent
}

export const asFile = (content: KeptContent): Blob =>
  content instanceof Blob ? content : new Blob([content], { type: 'application/octet-stream' })

interface WithFiles {
  readonly files: readonly KeptFile[]
}

/**
 * Writes files as such, since bytes would all lie in memory whenever a row is read. A private window of Safari refuses
 * files in a database: there their bytes are written (ATT25). `write` writes all or nothing; what a full disk has
 * refused is not tried again.
 */
export async function writeWithFiles<Item extends WithFiles, Value>(
  items: readonly Item[],
  write: (items: readonly Item[]) => Promise<Value>,
): Promise<Value> {
  try {
    return await write(items)
  } catch (error) {
    if (items.every(({ files }) => files.length === 0) || openRefusalOf(error).kind === 'full') throw error
    return write(
      await Promise.all(items.map(async (item) => ({ ...item, files: await inBytes(item.files) }))),
    )
  }
}

const inBytes = (files: readonly KeptFile[]): Promise<readonly KeptFile[]> =>
  Promise.all(
    files.map(async ({ attachment, content }) => ({
      attachment,
      content: content instanceof Blob ? await content.arrayBuffer() : content,
    })),
  )
