import { expect, it } from 'vitest'
import { keyCommandIds, keyCommands } from './keyCommands'
import { isLetter, isOtherAlphabet, placeOfBinding } from './keyPlaces'

it('[LNG8] where no Latin letters are written, a letter key is known by its place, else by its letter', () => {
  expect(['a', 'Shift+X', 'g w', 'Enter', '[Shift]+/'].map(placeOfBinding)).toEqual([
    'KeyA',
    'Shift+KeyX',
    'KeyG KeyW',
    null,
    null,
  ])
  expect(['ф', 'Ф', 'か'].map((key) => isOtherAlphabet({ key }))).toEqual([true, true, true])
  expect(['a', 'ö', '/', '1', 'Enter', ' '].map((key) => isOtherAlphabet({ key }))).toEqual(
    Array(6).fill(false),
  )
})

it('[LNG14] signs that lie where another alphabet has a letter are known by their place there', () => {
  expect([']', '[Shift]+,'].map(placeOfBinding)).toEqual(['BracketRight', '[Shift]+Comma'])
  expect(isLetter({ key: 'А', code: 'KeyF' }, 'f')).toBe(true)
  expect(isLetter({ key: 'F', code: 'KeyE' }, 'f')).toBe(true)
  expect(isLetter({ key: 'e', code: 'KeyF' }, 'f')).toBe(false)
})

it('[LNG8] no two keys lie in one place', () => {
  const places = keyCommandIds.flatMap((id) => keyCommands[id].bindings.map(placeOfBinding))
  const known = places.filter((place) => place !== null).map((place) => place.toLowerCase())
  expect(known.filter((place, index) => known.indexOf(place) !== index)).toEqual([])
})
