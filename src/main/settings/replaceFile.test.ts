import type * as Disk from 'node:fs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '#kit/storeFolder'
import { replaceFileNow } from './replaceFile'

// As a disk does that is nearly full: it takes half of what it is handed, and says so only by the number of bytes.
vi.mock('node:fs', async (original) => {
  const disk = await original<typeof Disk>()
  const writeSync = (file: number, content: string) =>
    disk.writeSync(file, content.slice(0, content.length / 2))
  return { ...disk, writeSync }
})

it('[DSK11] a file is replaced by all of the new content, also where the disk takes it in pieces', () => {
  const folder = temporaryFolder('tminus-replace')
  const path = join(folder.path, 'settings.json')
  try {
    replaceFileNow(path, '{"theme":"dark"}')
    expect(readFileSync(path, 'utf8')).toBe('{"theme":"dark"}')
  } finally {
    folder.remove()
  }
})
