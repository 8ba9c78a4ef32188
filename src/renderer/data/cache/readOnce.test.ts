import { describe, expect, it } from 'vitest'
import { createReadOnce } from './readOnce'

/** A source whose readings end when the test says so, in the order in which they were begun. */
function aSource() {
  const begun: {
    readonly resolve: (value: string) => void
    readonly reject: (fault: Error) => void
  }[] = []
  const source = createReadOnce(
    () => new Promise<string>((resolve, reject) => void begun.push({ resolve, reject })),
  )
  return { ...source, begun }
}

describe('what is read once', () => {
  it('[OUT165] is one reading for all who ask while it is read and after', async () => {
    const { read, known, begun } = aSource()
    expect(known()).toBeNull()
    const asked = [read(), read()]
    begun[0]?.resolve('rows')
    expect(await Promise.all(asked)).toEqual(['rows', 'rows'])
    expect(await read()).toBe('rows')
    expect(begun).toHaveLength(1)
  })

  it('[OUT165] is read anew after a reading that failed, and after it was forgotten', async () => {
    const { read, forget, begun } = aSource()
    const failed = read()
    begun[0]?.reject(new Error('The disk.'))
    await expect(failed).rejects.toThrow('The disk.')
    const second = read()
    begun[1]?.resolve('rows')
    expect(await second).toBe('rows')
    forget()
    void read()
    expect(begun).toHaveLength(3)
  })

  it('[OUT165] stays the newer one when an older one fails late', async () => {
    const { read, known, forget, begun } = aSource()
    const older = read()
    forget()
    const newer = read()
    begun[0]?.reject(new Error('The disk.'))
    await expect(older).rejects.toThrow('The disk.')
    expect(known()).toBe(newer)
    expect(read()).toBe(newer)
  })
})
