import { afterEach, expect, it } from 'vitest'
import { aPerson } from '#kit/builders'
import { ticketId } from '#shared/domain/ids'
import type { Presence } from '#shared/protocol/messages'
import { speak } from '#shared/words/say'
import { onlookersAt, onlookerWords } from './onlookers'

afterEach(() => speak('en'))

const here = ticketId('T-1')
const presence: Presence = {
  ticket: here,
  people: [
    { person: aPerson('Otso Niemi'), isTyping: false },
    { person: aPerson('Mira Laine'), isTyping: true },
    { person: aPerson('Ada Berg'), isTyping: false },
  ],
}
const told = () => {
  const { writing, looking } = onlookersAt(here, presence)
  return [onlookerWords('writing', writing), onlookerWords('looking', looking)]
}

it('[TKT61] who writes and who looks is said by first names, in every language', async () => {
  expect(told()).toEqual(['Mira is writing', 'Ada and Otso are looking'])
  await speak('fi')
  expect(told()).toEqual(['Mira kirjoittaa', 'Ada ja Otso katsovat'])
  await speak('ru')
  expect(told()).toEqual(['Mira пишет', 'Ada и Otso смотрят'])
  await speak('ja')
  expect(told()).toEqual(['Miraさんが入力中', 'Ada、Otsoさんが閲覧中'])
})

it('[TKT61] nothing is said of another ticket, and of nobody', () => {
  expect(onlookersAt(ticketId('T-2'), presence)).toEqual({ writing: [], looking: [] })
  expect(onlookerWords('looking', onlookersAt(here, null).looking)).toBe('')
})
