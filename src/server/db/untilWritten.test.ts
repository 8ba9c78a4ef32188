import { describe, expect, it } from 'vitest'
import { knownUntilWritten } from './untilWritten'

function aShelf() {
  let writings = 0
  let stands: string | null = 'as it was'
  const asked: string[] = []
  const known = knownUntilWritten<string>(() => writings)
  const read = async (): Promise<string | null> => {
    asked.push('read')
    const seen = stands
    await Promise.resolve()
    return seen
  }
  return {
    asked,
    recall: () => known.recall('name', read),
    recallOther: () => known.recall('other', read),
    write: (next: string | null) => {
      writings++
      stands = next
    },
  }
}

describe('what is known until it is written', () => {
  it('[SRV240] is read once, each name by itself, and again after a writing', async () => {
    const shelf = aShelf()
    expect([await shelf.recall(), await shelf.recall(), await shelf.recallOther()]).toEqual([
      'as it was',
      'as it was',
      'as it was',
    ])
    expect(shelf.asked).toHaveLength(2)
    shelf.write('as it is')
    expect([await shelf.recall(), await shelf.recall()]).toEqual(['as it is', 'as it is'])
    expect(shelf.asked).toHaveLength(3)
  })

  it('[SRV240] is not what somebody read while it was being written', async () => {
    const shelf = aShelf()
    const beside = shelf.recall()
    shelf.write('as it is')
    const after = shelf.recallOther()
    expect([await beside, await after]).toEqual(['as it was', 'as it is'])
    expect(await shelf.recall()).toBe('as it is')
  })

  it('[SRV240] is asked for again where there was nothing', async () => {
    const shelf = aShelf()
    shelf.write(null)
    expect([await shelf.recall(), await shelf.recall()]).toEqual([null, null])
    expect(shelf.asked).toHaveLength(2)
  })
})
