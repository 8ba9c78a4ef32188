import { expect, it } from 'vitest'
import { queueId } from '#shared/domain/ids'
import { queueScope } from '#shared/domain/scope'
import { createFoldedPages } from './foldedPages'
import type { NumberedPage } from './pages'

const page = (number: number): NumberedPage => ({
  page: number,
  scope: queueScope(queueId('network')),
  kind: 'message',
  ids: [],
  v: [],
  tickets: [],
})

it('[OUT132] a page that was looked through is not inflated again while there is room, and goes when it is no longer there', async () => {
  const folded = createFoldedPages(10)
  const asked: number[] = []
  const textsOf = (head: NumberedPage) =>
    folded.of(head, async () => {
      asked.push(head.page)
      return ['smoke', `${head.page}`]
    })
  const [first, second] = [page(1), page(2)]
  expect(await textsOf(first)).toEqual(['smoke', '1'])
  await textsOf(first)
  // Six characters are taken; another six have no room, and are made again each time.
  await textsOf(second)
  expect(await textsOf(second)).toEqual(['smoke', '2'])
  expect(asked).toEqual([1, 2, 2])
  // The tables were made anew: page 1 is another page now, and leaves its room to the others.
  folded.keepOnly([page(1), second])
  await textsOf(second)
  await textsOf(second)
  expect(asked).toEqual([1, 2, 2, 2])
})
