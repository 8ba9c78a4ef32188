import { describe, expect, it } from 'vitest'
import { createLogMover, QUIET_MS } from './logMover'

/** Alarms that ring when the test says so. */
function aMover({ isMovable = true } = {}) {
  const alarms: { readonly ms: number; readonly ring: () => void }[] = []
  const seen = { moves: 0, isMovable }
  const mover = createLogMover({
    move: () => {
      if (seen.isMovable) seen.moves++
      return seen.isMovable
    },
    after: (ms, run) => {
      const alarm = { ms, ring: run }
      alarms.push(alarm)
      return () => void alarms.splice(alarms.indexOf(alarm), 1)
    },
  })
  return { mover, seen, alarms, ring: () => alarms.shift()?.ring() }
}

describe('the log of what was written last', () => {
  it('[SYN350] is moved once nothing was written for a while, and then not again', () => {
    const { mover, seen, alarms, ring } = aMover()
    mover.written()
    expect(alarms.map(({ ms }) => ms)).toEqual([QUIET_MS])
    ring()
    expect(seen.moves).toBe(1)
    expect(alarms).toHaveLength(0)
  })

  it('[SYN350] is left alone while somebody goes on writing', () => {
    const { mover, seen, alarms, ring } = aMover()
    for (let beat = 0; beat < 5; beat++) {
      mover.written()
      mover.written()
      ring()
    }
    expect(seen.moves).toBe(0)
    expect(alarms).toHaveLength(1)
    ring()
    expect(seen.moves).toBe(1)
  })

  it('[SYN350] is tried again later where it cannot be moved now', () => {
    const { mover, seen, alarms, ring } = aMover({ isMovable: false })
    mover.written()
    ring()
    expect(alarms).toHaveLength(1)
    seen.isMovable = true
    ring()
    expect(seen.moves).toBe(1)
  })

  it('[SYN350] is not moved any more after the end', () => {
    const { mover, alarms } = aMover()
    mover.written()
    mover.close()
    expect(alarms).toHaveLength(0)
  })
})
