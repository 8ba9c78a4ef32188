import { expect, it } from 'vitest'
import { createSpelling, dictionariesFor } from './spelling'

function aSession() {
  const set: string[][] = []
  return {
    set,
    session: {
      availableSpellCheckerLanguages: ['en-GB', 'en-US', 'fi', 'ru'],
      setSpellCheckerLanguages: (languages: string[]) => void set.push(languages),
    },
  }
}

it('[DSK76] replies are checked in the languages chosen, else in the system’s', () => {
  const { session, set } = aSession()
  const spelling = createSpelling(session, ['fi-FI', 'en-GB', 'ja-JP'], 'linux')
  spelling.check([])
  spelling.check(['ru', 'en-US'])
  expect(set).toEqual([
    ['fi', 'en-GB'],
    ['ru', 'en-US'],
  ])
  expect(spelling.known()).toContain('ru')
})

it('[DSK76] a language without a dictionary is left out, and none is checked twice', () => {
  expect(dictionariesFor(['xx', 'fi-FI', 'fi', 'en-AU'], ['en-GB', 'fi'])).toEqual(['fi'])
})

it('[DSK76] macOS checks by itself and is not told', () => {
  const { session, set } = aSession()
  const spelling = createSpelling(session, ['fi-FI'], 'darwin')
  spelling.check(['fi'])
  expect([set, spelling.known()]).toEqual([[], []])
})
