import { expect, it } from 'vitest'
import { writingAlone } from './openFolder'

it('[SRV256] a command that writes into a folder itself ends when that is on the disk, and fails when the disk does', async () => {
  const done: string[] = []
  const write = async () => void done.push('written')
  const onDisk = async () => void done.push('on the disk')
  await writingAlone({ onDisk })(write, () => [])
  expect(done).toEqual(['written', 'on the disk'])
  const broken = writingAlone({ onDisk: () => Promise.reject(new Error('EIO')) })
  await expect(broken(write, () => [])).rejects.toThrow('EIO')
})
