import { describe, expect, it } from 'vitest'
import { createAdmission } from './admission'

/** Loads that end by hand, and the order in which they began. */
function aDoor(limits = { atOnce: 2, waiting: 4, waitingOfOne: 3 }) {
  const admission = createAdmission(limits)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  return {
    begun,
    ask: (console: string, name: string) =>
      admission.enter(console, async () => {
        begun.push(name)
        await new Promise<void>((end) => ends.set(name, end))
        return name
      }),
    end: async (name: string) => {
      ends.get(name)?.()
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
    fail: (console: string) => admission.enter(console, () => Promise.reject(new Error('disk'))),
  }
}

describe('first loads', () => {
  it('[SYN174] begin a few at a time, the next when one ends', async () => {
    const door = aDoor()
    const first = door.ask('a', 'a1')
    for (const [console, name] of [
      ['b', 'b1'],
      ['c', 'c1'],
    ] as const)
      void door.ask(console, name)
    await door.end('')
    expect(door.begun).toEqual(['a1', 'b1'])
    await door.end('a1')
    expect(await first).toBe('a1')
    expect(door.begun).toEqual(['a1', 'b1', 'c1'])
  })

  it('[SYN174] let each console in in its turn, however many it asks for', async () => {
    const door = aDoor()
    for (const name of ['a1', 'a2', 'a3', 'a4']) void door.ask('a', name)
    void door.ask('b', 'b1')
    void door.ask('c', 'c1')
    await door.end('')
    for (const name of ['a1', 'a2', 'a3', 'b1']) await door.end(name)
    expect(door.begun).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4'])
  })

  it('[SYN174] are turned away when too many wait, of one console or of all, and let in again when there is room', async () => {
    const door = aDoor({ atOnce: 1, waiting: 3, waitingOfOne: 2 })
    for (const name of ['a1', 'a2', 'a3']) void door.ask('a', name)
    expect(await door.ask('a', 'a4')).toBeNull()
    void door.ask('b', 'b1')
    expect(await door.ask('c', 'c1')).toBeNull()
    for (const name of ['a1', 'a2', 'b1', 'a3']) await door.end(name)
    void door.ask('c', 'c2')
    await door.end('')
    expect(door.begun).toEqual(['a1', 'a2', 'b1', 'a3', 'c2'])
  })

  it('[SYN174] that fail give their place back', async () => {
    const door = aDoor({ atOnce: 1, waiting: 1, waitingOfOne: 1 })
    await expect(door.fail('a')).rejects.toThrow('disk')
    void door.ask('b', 'b1')
    await door.end('')
    expect(door.begun).toEqual(['b1'])
  })
})
