import * as fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { languageFor, languageOf } from './languages'
import { inNameOrder } from './nameOrder'
import { onSpoken, say, speak, spoken } from './say'

afterEach(() => speak('en'))

it('[LNG4] a language is spoken from one call to the next, and whoever shows texts is told once', async () => {
  const told = vi.fn<() => void>()
  const stop = onSpoken(told)
  expect(say('clock:urgency.paused')).toBe('paused')
  await speak('ru')
  await speak('ru')
  expect([spoken(), say('clock:urgency.paused')]).toEqual(['ru', 'на паузе'])
  stop()
  await speak('ja')
  expect(say('clock:urgency.paused')).toBe('停止中')
  expect(told).toHaveBeenCalledTimes(1)
})

it('[LNG4] of two languages asked for at once the later one is spoken', async () => {
  await Promise.all([speak('ja'), speak('fi'), speak('en')])
  expect(spoken()).toBe('en')
})

it('[LNG5] a count takes the form its language has for it', async () => {
  const days = (language: 'en' | 'fi' | 'ru' | 'ja') =>
    speak(language).then(() => [1, 2, 5, 21].map((count) => say('clock:days', { count })))
  expect(await days('en')).toEqual(['1 day', '2 days', '5 days', '21 days'])
  expect(await days('fi')).toEqual(['1 päivä', '2 päivää', '5 päivää', '21 päivää'])
  expect(await days('ru')).toEqual(['1 день', '2 дня', '5 дней', '21 день'])
  expect(await days('ja')).toEqual(['1日', '2日', '5日', '21日'])
})

it('[LNG5] a number is written as its language writes it', async () => {
  expect(say('clock:days', { count: 12_345 })).toBe('12,345 days')
  await speak('ru')
  expect(say('clock:days', { count: 12_345 })).toBe('12\u00a0345 дней')
})

it('[LNG3] what stands in a gap arrives as it is', () => {
  expect(say('clock:left', { length: '<b>{{length}} $t(clock:left) $& & "' })).toBe(
    '<b>{{length}} $t(clock:left) $& & " left',
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      expect(say('clock:left', { length: value })).toBe(`${value} left`)
    }),
  )
})

it('[LNG6] the first language of the system that is spoken here is the one to begin with, else English', () => {
  expect(languageFor(['sv-FI', 'fi-FI', 'en-US'])).toBe('fi')
  expect(languageFor(['JA-jp-u-ca-japanese'])).toBe('ja')
  expect(languageFor(['de', 'fil'])).toBe('en')
  expect(languageOf('system', ['ru-RU'])).toBe('ru')
  expect(languageOf('ja', ['ru-RU'])).toBe('ja')
})

it('[LNG5] names stand in the order in which people of the language look them up', async () => {
  const names = ['Öhman', 'Zeller', 'Group 10', 'Group 9']
  expect(names.toSorted(inNameOrder)).toEqual(['Group 9', 'Group 10', 'Öhman', 'Zeller'])
  await speak('fi')
  expect(names.toSorted(inNameOrder)).toEqual(['Group 9', 'Group 10', 'Zeller', 'Öhman'])
})
