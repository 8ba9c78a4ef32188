import { expect, it } from 'vitest'
import { clipWords } from './clipWords'

const within = (letters: number) => (text: string) => text.length <= letters

it('[WBD27] a long name ends at the end of a word', () => {
  expect(clipWords('Facilities', within(12))).toBe('Facilities')
  expect(clipWords('Facilities and buildings of the north', within(26))).toBe('Facilities and buildings…')
  expect(clipWords('Facilities and buildings', within(12))).toBe('Facilities…')
})

it('[WBD27] a single word that is too long stays whole for the edge to cut', () => {
  expect(clipWords('Donaudampfschifffahrtsgesellschaft', within(8))).toBe(
    'Donaudampfschifffahrtsgesellschaft',
  )
  expect(clipWords('Donaudampfschifffahrtsgesellschaft Wien', within(8))).toBe(
    'Donaudampfschifffahrtsgesellschaft…',
  )
})

it('[WBD47] of names that begin alike the last word stays, so that each can be told from the others', () => {
  const names = ['Operations and watch 1', 'Operations and watch 2', 'Payroll and leave']
  expect(names.map((name) => clipWords(name, within(11), names))).toEqual([
    'Operatio… 1',
    'Operatio… 2',
    'Payroll…',
  ])
  expect(clipWords('Operations 1', within(4), ['Operations 2'])).toBe('Operations…')
})
