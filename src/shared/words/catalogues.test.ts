import { expect, it } from 'vitest'
import { bareName, catalogueFaults, textsByKey } from '#kit/catalogueFaults'
import { sourceFiles } from '#kit/sourceFiles'
import { en } from './en'
import { fi } from './fi'
import { ja } from './ja'
import { ru } from './ru'

const keys = [...new Set([...textsByKey(en).keys()].map(bareName))]

it.each([
  ['en', en],
  ['fi', fi],
  ['ru', ru],
  ['ja', ja],
] as const)(
  '[LNG1] %s has every text, every form of its counts and exactly the gaps of English',
  (language, texts) => {
    expect(catalogueFaults(en, texts, language)).toEqual([])
  },
)

it('[LNG1] the check finds a text that is missing, a form that is, and gaps that differ', () => {
  const source = { a: { text: '{{who}} left', days_one: '{{count}} day', days_other: '{{count}} days' } }
  const other = { a: { days_one: '{{count}} день', days_few: '{{n}} дня', more: 'x' } }
  expect(catalogueFaults(source, other, 'ru')).toEqual([
    'ru lacks a:text.',
    'ru lacks a:days_many.',
    'ru lacks a:days_other.',
    'ru has a:more, which English does not.',
    'ru a:days_few has the gaps n instead of count.',
  ])
})

it('[LNG2] every text is said somewhere', () => {
  const sources = [...sourceFiles('src')].filter(
    ([path]) => !/^src\/shared\/words\/(en|fi|ru|ja)\b/.test(path),
  )
  const text = sources.map(([, source]) => source).join('\n')
  const openings = [...text.matchAll(/`([a-zA-Z]+:[\w.]*)\$\{/g)].map(([, opening]) => opening ?? '')
  const isSaid = (key: string) =>
    text.includes(`'${key}'`) ||
    text.includes(`"${key}"`) ||
    openings.some((opening) => key.startsWith(opening))
  expect(keys.filter((key) => !isSaid(key))).toEqual([])
})
