import { describe, expect, it } from 'vitest'
import { createDiskSync } from './diskSync'

/** A disk that takes what was written when the test says so. */
function aDisk() {
  const asked: { readonly take: () => void; readonly fail: (error: Error) => void }[] = []
  const disk = createDiskSync(() => new Promise((take, fail) => asked.push({ take, fail })))
  return { disk, asked }
}

/** Lets everything that waits for no disk go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

function watched(promise: Promise<void>) {
  const seen = { how: 'waits' }
  promise.then(
    () => Object.assign(seen, { how: 'kept' }),
    () => Object.assign(seen, { how: 'failed' }),
  )
  return seen
}

describe('what was written comes to the disk', () => {
  it('[SYN155] for all who wait, with one sync, and without one when nothing was written', async () => {
    const { disk, asked } = aDisk()
    await disk.onDisk()
    expect(asked).toHaveLength(0)
    disk.written()
    disk.written()
    const all = [watched(disk.onDisk()), watched(disk.onDisk())]
    await settled()
    expect(asked).toHaveLength(1)
    expect(all).toEqual([{ how: 'waits' }, { how: 'waits' }])
    asked[0]?.take()
    await settled()
    expect(all).toEqual([{ how: 'kept' }, { how: 'kept' }])
    await disk.onDisk()
    expect(asked).toHaveLength(1)
  })

  it('[SYN155] with the next sync, when it was written while one was under way', async () => {
    const { disk, asked } = aDisk()
    disk.written()
    const first = watched(disk.onDisk())
    await settled()
    disk.written()
    const second = watched(disk.onDisk())
    asked[0]?.take()
    await settled()
    expect([first, second]).toEqual([{ how: 'kept' }, { how: 'waits' }])
    asked[1]?.take()
    await settled()
    expect(second).toEqual({ how: 'kept' })
  })

  it('[SRV84] or everybody who waits is told that it does not, then and from then on', async () => {
    const { disk, asked } = aDisk()
    disk.written()
    const first = watched(disk.onDisk())
    await settled()
    asked[0]?.fail(new Error('EIO'))
    await settled()
    disk.written()
    await expect(disk.onDisk()).rejects.toThrow('EIO')
    expect(first).toEqual({ how: 'failed' })
    expect(asked).toHaveLength(1)
  })
})
