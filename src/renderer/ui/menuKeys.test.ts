import { describe, expect, it } from 'vitest'
import { itemTyped, nothingTyped, typedAfter } from './menuKeys'

const names = ['Group 3', 'Group 10', 'Identity', 'Network', 'Nobody']

describe('a menu', () => {
  it('[BRD23] goes to the item whose name is typed', () => {
    expect(itemTyped(names, 0, 'i')).toBe(2)
    expect(itemTyped(names, 0, 'group 1')).toBe(1)
    expect(itemTyped(names, 3, 'net')).toBe(3)
    expect(itemTyped(names, 0, 'x')).toBe(-1)
    expect(itemTyped([], -1, 'x')).toBe(-1)
  })

  it('[BRD23] goes round with the same letter', () => {
    expect(itemTyped(names, 2, 'n')).toBe(3)
    expect(itemTyped(names, 3, 'n')).toBe(4)
    expect(itemTyped(names, 4, 'n')).toBe(3)
  })

  it('[BRD23] joins letters that follow each other closely', () => {
    const typed = typedAfter(typedAfter(nothingTyped, 'N', 1_000), 'o', 1_300)
    expect(typed.text).toBe('no')
    expect(typedAfter(typed, 'i', 2_500).text).toBe('i')
  })
})
