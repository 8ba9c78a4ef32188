import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'

/**
 * Replaces a file whole: a reader, and a start after a power cut, sees the old content or the new, never half.
 * The new file stands beside the old one until the rename, so both are on the same disk. Throws what the disk throws.
 */
export async function replaceFile(path: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  const next = `${path}.next`
  const file = await open(next, 'w', mode)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(next, path)
}

/** As `replaceFile`, done before it answers: for what must be on disk before the next act. */
export function replaceFileNow(path: string, content: string, mode = 0o600): void {
  const next = `${path}.next`
  const file = openSync(next, 'w', mode)
  try {
    // All of it: a disk that is nearly full takes a part and says nothing.
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(next, path)
}
