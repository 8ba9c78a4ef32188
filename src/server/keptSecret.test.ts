import fs from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '#kit/storeFolder'
import { keptSecret, readSecret } from './keptSecret'

it('[SRV253] a secret is on the disk before anything is opened by it', () => {
  const folder = temporaryFolder('t-minus-secret')
  const path = join(folder.path, 'first-sign-in.txt')
  const toDisk = vi.spyOn(fs, 'fsyncSync')
  try {
    expect(keptSecret(path, () => 'open sesame')).toBe('open sesame')
    expect(toDisk).toHaveBeenCalledTimes(1)
    expect(keptSecret(path, () => 'another')).toBe('open sesame')
    expect(readSecret(path)).toBe('open sesame')
  } finally {
    toDisk.mockRestore()
    folder.remove()
  }
})
