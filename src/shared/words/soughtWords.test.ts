import { expect, it } from 'vitest'
import { foldText } from './foldText'
import { asMeant, soughtWords } from './soughtWords'

it('[BRD270] an id is found as it is passed on: in brackets, with a #, the point of a sentence, wide or unseen characters', () => {
  const passedOn = [
    '#20418',
    '(20418)',
    '20418.',
    '“20418”,',
    '<20418>',
    '「20418」。',
    '２０４１８',
    '\u200B20418\u200E',
  ]
  expect(passedOn.map(soughtWords)).toEqual(passedOn.map(() => ['20418']))
})

it('[BRD270] a link to a ticket is its id, from the desktop and from a browser', () => {
  const links = [
    'tminus://ticket/T-7.1',
    'https://desk.example/?ticket=T-7.1',
    '<http://127.0.0.1:4180/?a=b&ticket=T-7.1>.',
  ]
  expect(links.map(asMeant)).toEqual(links.map(() => 'T-7.1'))
  expect(asMeant('https://desk.example/help')).toBe('https://desk.example/help')
})

it('[BRD270] what is nothing but signs is looked for as it is, and nothing seen is nothing', () => {
  expect(soughtWords('?! C++ .net "out of  office"')).toEqual(['?!', 'c++', '.net', 'out', 'of', 'office'])
  expect(soughtWords('\u200B \u202E')).toEqual([])
})

it('[BRD270] wide and narrow letters are one', () => {
  expect(foldText('ＭＡＩＬ ﾌﾟﾘﾝﾀｰ')).toBe(foldText('mail プリンター'))
})
