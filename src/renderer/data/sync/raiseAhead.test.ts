import { describe, expect, it } from 'vitest'
import { raiseAhead } from './raiseAhead'

/** A disk that keeps the epoch, and notes each raising of it. */
function aDisk(epoch: number) {
  const raisedAbove: number[] = []
  let kept = epoch
  const raise = async (above: number) => {
    raisedAbove.push(above)
    kept = Math.max(kept, above) + 1
    return kept
  }
  return { raise, raisedAbove }
}

describe('an epoch that is raised ahead', () => {
  it('[BRD171] is raised when it is begun, and is the first that is asked for', async () => {
    const { raise, raisedAbove } = aDisk(4)
    const ahead = raiseAhead(raise)
    ahead.begin()
    expect(raisedAbove).toEqual([0])
    expect(await ahead.raise(0)).toBe(5)
    expect(raisedAbove).toHaveLength(1)
    expect(await ahead.raise(0)).toBe(6)
  })

  it('[BRD171] is raised anew above what the server told, or when it was not begun', async () => {
    const { raise, raisedAbove } = aDisk(4)
    const ahead = raiseAhead(raise)
    ahead.begin()
    expect(await ahead.raise(9)).toBe(10)
    expect(raisedAbove).toEqual([0, 9])
    expect(await raiseAhead(raise).raise(0)).toBe(11)
  })

  it('[BRD171] fails for the one who asks for it first, who then asks again', async () => {
    const { raise } = aDisk(4)
    let fails = true
    const ahead = raiseAhead((above) => (fails ? Promise.reject(new Error('disk full')) : raise(above)))
    ahead.begin()
    await expect(ahead.raise(0)).rejects.toThrow('disk full')
    fails = false
    expect(await ahead.raise(0)).toBe(5)
  })
})
