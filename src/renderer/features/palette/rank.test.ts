import { describe, expect, it } from 'vitest'
import { matchOf, ranked } from './rank'

const titlesFor = (typed: string, ...titles: readonly string[]): readonly string[] =>
  ranked(titles, (title) => title, typed).map(({ item }) => item)

describe('the palette', () => {
  it('[BRD60] finds every typed word somewhere, whatever case, accents and order', () => {
    expect(titlesFor('dvorak ASSIGN', 'Assign to Marek Dvořák', 'Assign to Mira')).toEqual([
      'Assign to Marek Dvořák',
    ])
    expect(titlesFor('мир', 'Назначить Мире', 'Назначить Анне')).toEqual(['Назначить Мире'])
    expect(titlesFor('担当', '担当を変える', '返信')).toEqual(['担当を変える'])
  })

  it('[BRD60] shows what begins with it first, then what has a word that begins with it', () => {
    expect(titlesFor('re', 'Go to More', 'Send Reply', 'Resolve', 'Reopen')).toEqual([
      'Resolve',
      'Reopen',
      'Send Reply',
      'Go to More',
    ])
  })

  it('[BRD60] shows everything in its own order while nothing is typed', () => {
    expect(titlesFor('  ', 'B', 'A')).toEqual(['B', 'A'])
  })

  it('[BRD61] marks the letters that were found, in the title as it is written', () => {
    const title = 'Übergabe für Zoë'
    const marked = matchOf(title, 'zoe fur')?.found.map(({ from, until }) => title.slice(from, until))
    expect(marked).toEqual(['für', 'Zoë'])
    expect(matchOf('aaa', 'aa a')?.found).toEqual([{ from: 0, until: 2 }])
    expect(matchOf('İstanbul', 'istan')?.found).toEqual([{ from: 0, until: 5 }])
  })
})
